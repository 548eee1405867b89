import { read } from '@tenantry/engine';
import { domainController, guid, integer, record, text, user } from '@tenantry/schema';

import { NoAllocation } from './errors.ts';
import { pending } from './pending.ts';
import { chosenStore } from './store-fields.ts';

export const QueryConsumerMailboxAllocation = read({
  summary: 'Reads the allocation of one consumer mailbox.',
  source: 'exchange-2007-resource-manager.yaml (dd279049)',
  access: 'public',
  role: 'UserCreators',
  input: { preferredDomainController: domainController(), mailbox: user('User who has the mailbox.') },
  output: {
    mailbox: record('The mailbox.', {
      GUID: guid('GUID of the user.'),
      path: text('LDAP path of the user.'),
      kilobytes: integer('Allocation.'),
      mailStore: chosenStore,
    }),
  },
  errors: [NoAllocation],
  run: pending,
});
