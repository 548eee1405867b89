import { composite } from '@tenantry/engine';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { objectFields } from './fields.ts';

export const RemoveUMHuntGroup = composite({
  summary: 'Deletes a hunt group of an organization.',
  remarks: 'A gateway without hunt groups brings no calls any more.',
  source: 'dd251843',
  access: 'public',
  role: 'UserCreators',
  input: objectFields('Hunt group of the organization.'),

  run: ({ input, call }) => call(unifiedMessaging.RemoveUMHuntGroup, input),
});
