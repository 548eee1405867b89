import { composite } from '@tenantry/engine';
import { domainController, text, user } from '@tenantry/schema';

import { commonName } from './name-fields.ts';
import { pending } from './pending.ts';

export const RenameUser = composite({
  summary: 'Renames a user, account name included.',
  remarks:
    'The user principal name stays; ModifyUser changes it. The account name becomes that of a new user of this name.',
  source: 'managed-active-directory.yaml (dd251991), known-faults.md C13',
  access: 'public',
  role: 'UserCreators',
  input: {
    user: user('LDAP path of the user.'),
    newName: commonName('New name of the object.'),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('New LDAP path.'),
  },
  run: pending,
});
