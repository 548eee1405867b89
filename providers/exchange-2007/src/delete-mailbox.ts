import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';

import { NoMailbox } from './errors.ts';
import { pending } from './pending.ts';

export const DeleteMailbox = write({
  summary: 'Takes the mailbox and all mail attributes from a user; the account stays.',
  remarks: 'The user leaves the address lists of the organization.',
  source: 'dd278870',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user.'),
  },
  errors: [NoMailbox],
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
