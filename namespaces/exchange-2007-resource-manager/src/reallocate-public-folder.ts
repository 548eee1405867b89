import { books, write } from '@tenantry/engine';
import { domainController, integer, organization, record } from '@tenantry/schema';

import { GrantTooSmall, NoAllocation, ReleasedTooMuch } from './errors.ts';
import { pending } from './pending.ts';
import { folderPath, megabytesChange } from './store-fields.ts';

export const ReallocatePublicFolder = write({
  summary: 'Changes the allocation of a public folder.',
  source: 'exchange-2007-resource-manager.yaml (dd251981)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization that owns the folder.'),
    publicStore: record('The folder.', {
      folderPath,
      megabytes: megabytesChange('Change of the size; negative makes the allocation smaller.'),
    }),
    preferredDomainController: domainController(),
  },
  output: { megabytes: integer('Size now.') },
  errors: [GrantTooSmall, NoAllocation, ReleasedTooMuch],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
