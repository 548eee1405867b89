import { composite } from '@tenantry/engine';
import { domainController, organization, text } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { identity } from './fields.ts';

export const AssignDialPlan_ = composite({
  summary: 'Assigns a dial plan of an organization to a UM server, beside those that the server has.',
  source: 'dd278589',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the dial plan.'),
    umServer: text('UM server: name, FQDN, DN or LDAP path.', { maxLength: 1024, pattern: '\\S' }),
    umDialPlan: identity('Dial plan.'),
  },

  run: ({ input, call }) => call(unifiedMessaging.AddDialPlanToServer_, input),
});
