import { composite } from '@tenantry/engine';
import { list, umDescribedObject } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { objectsFields } from './fields.ts';

export const GetUMDialPlan = composite({
  summary: 'Reads the dial plans that an organization may use.',
  remarks: 'Those of the organization, of organizations above it, and of the hoster for all.',
  source: 'Get-UMDialPlan',
  access: 'public',
  role: 'CSRAdmins',
  input: objectsFields,
  output: { dialPlans: list('dialPlan', umDescribedObject('One of them.')) },

  run: ({ input, call }) => call(unifiedMessaging.GetUMDialPlan, input),
});
