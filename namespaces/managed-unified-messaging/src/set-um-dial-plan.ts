import { composite } from '@tenantry/engine';
import { dialPlanFields, propertyList } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { objectFields } from './fields.ts';

export const SetUMDialPlan = composite({
  summary: 'Sets properties of a dial plan of an organization.',
  remarks: 'What is not given stays; an empty text or list takes a value away.',
  source: 'dd278907',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...objectFields('Dial plan of the organization.'),
    propertyList: propertyList('What is set.', dialPlanFields),
  },

  run: ({ input, call }) => call(unifiedMessaging.SetUMDialPlan, input),
});
