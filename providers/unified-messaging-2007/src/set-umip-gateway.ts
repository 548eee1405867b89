import { write } from '@tenantry/engine';

import { changeFields, changing } from './change-object.ts';
import { AddressTaken, IdentityAmbiguous, NoExchangeOrganization, ObjectUnknown } from './errors.ts';
import { gatewayAddressLock, requireFreeAddress } from './gateway-address.ts';
import { gatewayFields, gatewaySettings } from './gateway-settings.ts';
import { kinds } from './kinds.ts';

export const SetUMIPGateway = write({
  summary: 'Sets properties of an IP gateway.',
  remarks: 'What is not given stays.',
  source: 'Set-UMIPGateway (inferred)',
  role: 'DomainAdmin',
  input: changeFields('IP gateway, also by its address.', gatewayFields),
  ...changing(kinds.ipGateway, gatewaySettings, async ({ directory, entry, given, lock }) => {
    const { address } = given;
    if (typeof address !== 'string') return {};
    await lock(gatewayAddressLock(address));
    await requireFreeAddress(directory, address, entry.guid);
    return {};
  }),
  errors: [ObjectUnknown, IdentityAmbiguous, AddressTaken, NoExchangeOrganization],
});
