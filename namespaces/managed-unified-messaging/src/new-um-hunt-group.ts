import { composite } from '@tenantry/engine';
import { alsoSpelt, domainController, guid, objectName, optional, organization, text } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { identity } from './fields.ts';

export const NewUMHuntGroup = composite({
  summary: 'Creates a hunt group of an organization, which links incoming calls to a dial plan.',
  remarks:
    'Whoever decides about numbers and gateways stands above the organization, so its own administrators may not.',
  source: 'dd278998',
  access: 'public',
  role: 'OrgCreators',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the hunt group.'),
    name: objectName('Name, unique below the gateway.'),
    pilotIdentifier: alsoSpelt(
      text('Number that calls come in by; the subscriber access number of the dial plan.', {
        maxLength: 64,
        pattern: '\\S',
      }),
      'pilotIdenifier',
    ),
    umDialPlan: identity('Dial plan of the hunt group.'),
    umIPGateway: identity('Gateway device, also by its IP address.'),
    templateInstance: optional(identity('Hunt group to copy settings from.')),
  },
  output: { path: text('LDAP path of the hunt group.'), guid: guid('GUID of the hunt group.') },

  run: ({ input, call }) => call(unifiedMessaging.NewUMHuntGroup, input),
});
