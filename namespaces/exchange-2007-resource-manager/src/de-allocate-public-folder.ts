import { books, write } from '@tenantry/engine';
import { domainController, integer, optional, organization, record } from '@tenantry/schema';

import { NoAllocation } from './errors.ts';
import { pending } from './pending.ts';
import { folderPath } from './store-fields.ts';

export const DeAllocatePublicFolder = write({
  summary: 'Releases the allocation of a public folder of an organization.',
  remarks: 'Without publicStore those of all folders of the organization.',
  source: 'exchange-2007-resource-manager.yaml (dd251938)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization that owns the folder.'),
    publicStore: optional(record('The folder.', { folderPath })),
    preferredDomainController: domainController(),
  },
  output: { megabytes: integer('What was released.') },
  errors: [NoAllocation],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
