import { type LeafScope, write } from '@tenantry/engine';
import { boolean, optional } from '@tenantry/schema';

import { gatewayStatus } from './gateway-settings.ts';
import { kinds } from './kinds.ts';
import { statusFields, switching } from './status-object.ts';

const input = {
  ...statusFields('IP gateway, also by its address.'),
  immediate: optional(boolean('Whether calls that it has end at once. Default false: it only takes no new ones.')),
};

export const DisableUMIPGateway = write({
  summary: 'Disables an IP gateway object.',
  source: 'dd278713',
  role: 'DomainAdmin',
  input,
  ...switching<LeafScope<typeof input>>(kinds.ipGateway, gatewayStatus, ({ immediate }) =>
    immediate === true ? 'Disabled' : 'NoNewCalls',
  ),
});
