import { composite } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';

import { UserHasMailbox } from './errors.ts';
import { pending } from './pending.ts';

export const DeleteUser = composite({
  summary: 'Deletes a user.',
  remarks: 'Refused while the user has a mailbox.',
  source: 'managed-active-directory.yaml (dd251650)',
  access: 'public',
  role: 'UserCreators',
  input: {
    user: user('LDAP path of the user.'),
    preferredDomainController: domainController(),
  },
  errors: [UserHasMailbox],
  run: pending,
});
