import { write } from '@tenantry/engine';

import { kinds } from './kinds.ts';
import { removeFields, removing } from './remove-object.ts';

export const RemoveUMHuntGroup = write({
  summary: 'Deletes a hunt group.',
  remarks: 'A gateway without hunt groups brings no calls any more.',
  source: 'dd251843, Remove-UMHuntGroup',
  role: 'UserCreators',
  input: removeFields('Hunt group.'),
  ...removing(kinds.huntGroup, []),
});
