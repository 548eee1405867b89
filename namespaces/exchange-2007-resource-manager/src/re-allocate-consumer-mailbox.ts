import { books, write } from '@tenantry/engine';
import { domainController, integer, optional, user, userPrincipalName } from '@tenantry/schema';

import { NoAllocation, NoRankedResources, ReleasedTooMuch } from './errors.ts';
import { pending } from './pending.ts';

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
  prepare: pending,
  apply: pending,
  undo: pending,
});
