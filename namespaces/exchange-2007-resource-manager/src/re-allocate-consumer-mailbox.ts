import { books, write } from '@tenantry/engine';
import { domainController, integer, optional, user, userPrincipalName } from '@tenantry/schema';

import { resizeConsumer } from './consumer-allocation.ts';
import { NoAllocation, NoRankedResources, ReleasedTooMuch } from './errors.ts';
import { mailboxLock } from './keys.ts';
import { prepareConsumerResize, reverse } from './resize.ts';

export const ReAllocateConsumerMailbox = write({
  summary: 'Changes the allocation of a consumer mailbox.',
  source: 'exchange-2007-resource-manager.yaml (dd251824)',
  access: 'public',
  role: 'UserCreators',
  input: {
    userPrincipalName: optional(userPrincipalName('User principal name of the user.')),
    mailbox: user('User who has the mailbox.'),
    kilobytes: integer('Change of the size; negative makes the allocation smaller.'),
    preferredDomainController: domainController(),
  },
  output: { kilobytes: integer('Size now.') },
  errors: [NoAllocation, NoRankedResources, ReleasedTooMuch],
  changes: books,
  locks: ({ mailbox }) => [mailboxLock(mailbox)],

  async prepare({ input, use, place }) {
    const { guid } = await place('mailbox');
    const { mailbox: path, kilobytes: more } = input;
    const change = await prepareConsumerResize(use(books), { path, guid, to: (kilobytes) => kilobytes + more });
    if (!change) throw NoAllocation(path);
    return { guid, change };
  },

  async apply({ use }, { guid, change }) {
    await resizeConsumer(use(books), guid, change);
    return { kilobytes: change.to };
  },

  async undo({ use }, { guid, change }) {
    await resizeConsumer(use(books), guid, reverse(change));
  },
});
