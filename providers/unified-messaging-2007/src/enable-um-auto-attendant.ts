import { write } from '@tenantry/engine';

import { attendantEnabled } from './attendant-settings.ts';
import { kinds } from './kinds.ts';
import { statusFields, switching } from './status-object.ts';

export const EnableUMAutoAttendant = write({
  summary: 'Enables an auto attendant.',
  remarks: 'One that is enabled already stays as it is.',
  source: 'dd278713',
  role: 'UserCreators',
  input: statusFields('Auto attendant.'),
  ...switching(kinds.autoAttendant, attendantEnabled, () => true),
});
