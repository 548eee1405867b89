import { composite } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';

import { pending } from './pending.ts';

export const DeleteUser = composite({
  summary: 'Deletes a user and the customer record.',
  remarks: 'Refused while the user has a mailbox.',
  source: 'hosted-active-directory-min.yaml',
  access: 'public',
  role: 'UserCreators',
  input: {
    path: user('LDAP path of the user.'),
    preferredDomainController: domainController(),
  },
  run: pending,
});
