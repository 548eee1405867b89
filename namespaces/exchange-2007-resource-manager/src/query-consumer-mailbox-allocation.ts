import { books, read } from '@tenantry/engine';
import { domainController, guid, integer, record, text, user } from '@tenantry/schema';

import { findConsumer } from './consumer-allocation.ts';
import { NoAllocation } from './errors.ts';
import { chosenStore } from './store-fields.ts';
import { describeStore, readStore } from './stores.ts';

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

  async run({ input, use, place }) {
    const { guid: GUID } = await place('mailbox');
    const present = await findConsumer(use(books), GUID);
    if (!present) throw NoAllocation(input.mailbox);

    const store = await readStore(use(books), present.storeId);
    const { kilobytes } = present;
    return { mailbox: { GUID, path: input.mailbox, kilobytes, mailStore: describeStore(store) } };
  },
});
