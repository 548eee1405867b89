import { write } from '@tenantry/engine';

import { gatewayStatus } from './gateway-settings.ts';
import { kinds } from './kinds.ts';
import { statusFields, switching } from './status-object.ts';

export const EnableUMIPGateway = write({
  summary: 'Enables an IP gateway.',
  remarks: 'One that is enabled already stays as it is.',
  source: 'Enable-UMIPGateway (inferred)',
  role: 'DomainAdmin',
  input: statusFields('IP gateway, also by its address.'),
  ...switching(kinds.ipGateway, gatewayStatus, () => 'Enabled'),
});
