import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';

import { ownerFields } from './list-fields.ts';
import { pending } from './pending.ts';

export const DeleteAddressList = write({
  summary: 'Deletes the address list of an organization.',
  remarks: 'An organization without one is no error: there is nothing left to delete.',
  source: 'dd279051',
  role: 'OrgCreators',
  input: ownerFields,
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
