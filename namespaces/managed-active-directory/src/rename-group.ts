import { composite } from '@tenantry/engine';
import { domainController, group, text } from '@tenantry/schema';

import { OwnObject } from './errors.ts';
import { commonName } from './name-fields.ts';
import { pending } from './pending.ts';

export const RenameGroup = composite({
  summary: 'Renames a group.',
  remarks: 'The account name stays.',
  source: 'managed-active-directory.yaml (dd251871)',
  access: 'public',
  role: 'UserCreators',
  input: {
    group: group('LDAP path of the group.'),
    newName: commonName('New name.'),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('New LDAP path.'),
  },
  errors: [OwnObject],
  run: pending,
});
