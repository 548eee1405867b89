import { write } from '@tenantry/engine';

import { kinds } from './kinds.ts';
import { removeFields, removing } from './remove-object.ts';

export const RemoveUMAutoAttendant = write({
  summary: 'Deletes an auto attendant.',
  remarks: 'Refused while another auto attendant falls back on it.',
  source: 'Remove-UMAutoAttendant (inferred)',
  role: 'UserCreators',
  input: removeFields('Auto attendant.'),
  ...removing(kinds.autoAttendant, ['msExchUMDTMFFallbackAutoAttendantLink']),
});
