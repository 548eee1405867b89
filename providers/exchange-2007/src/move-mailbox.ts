import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, text, user } from '@tenantry/schema';

import { NoMailbox, StoreUnknown } from './errors.ts';
import { pending } from './pending.ts';

export const MoveMailbox = write({
  summary: 'Moves a mailbox to another mailbox store.',
  remarks: 'List membership, offline address book and visibility stay (KB961991).',
  source: 'dd252181, KB961991, KB969820',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user whose mailbox is moved.'),
    targetDatabase: text('Target store: SERVER\\StorageGroup\\Store, DN or LDAP path.'),
  },
  errors: [NoMailbox, StoreUnknown],
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
