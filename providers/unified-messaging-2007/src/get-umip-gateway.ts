import { read } from '@tenantry/engine';
import { list, umDescribedObject } from '@tenantry/schema';

import { IdentityAmbiguous, NoExchangeOrganization, ObjectUnknown } from './errors.ts';
import { gatewaySettings, gatewayStatus } from './gateway-settings.ts';
import { kinds } from './kinds.ts';
import { readFields, readObjects } from './read-objects.ts';

export const GetUMIPGateway = read({
  summary: 'Reads the properties of one or all IP gateways.',
  source: 'Get-UMIPGateway (inferred)',
  role: 'UserCreators',
  input: readFields,
  output: { ipGateways: list('ipGateway', umDescribedObject('One IP gateway.')) },
  errors: [ObjectUnknown, IdentityAmbiguous, NoExchangeOrganization],

  async run(scope) {
    const settings = { ...gatewaySettings, status: gatewayStatus };
    return { ipGateways: await readObjects(scope, { kind: kinds.ipGateway, settings }) };
  },
});
