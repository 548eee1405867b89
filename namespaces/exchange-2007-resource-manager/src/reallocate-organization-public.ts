import { books, write } from '@tenantry/engine';
import { domainController, organization, record } from '@tenantry/schema';

import { GrantNotFound, NoRankedResources, ReleasedTooMuch } from './errors.ts';
import { pending } from './pending.ts';
import { megabytes, megabytesChange } from './store-fields.ts';

export const ReallocateOrganizationPublic = write({
  summary: 'Changes the public folder grant of an organization.',
  source: 'exchange-2007-resource-manager.yaml (dd278570)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization whose grant changes.'),
    publicStore: record('What changes.', {
      megabytes: megabytesChange('Change of the grant; space in use cannot be taken back.'),
    }),
    preferredDomainController: domainController(),
  },
  output: { megabytes: megabytes('Grant now.') },
  errors: [GrantNotFound, NoRankedResources, ReleasedTooMuch],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
