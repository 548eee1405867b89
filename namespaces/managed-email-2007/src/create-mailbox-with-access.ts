import { composite } from '@tenantry/engine';
import {
  bookingOptions,
  clientAccessOptions,
  domainController,
  guid,
  mailAlias,
  oneOf,
  optional,
  user,
} from '@tenantry/schema';

import { AddressOfForeignDomain } from './errors.ts';
import { giveMailbox } from './give-mailbox.ts';
import { mailboxAddress, mailboxSight } from './new-mailbox-fields.ts';

export const CreateMailboxWithAccess_ = composite({
  summary: 'Gives an existing user, or the one who stands for a resource, a mailbox with its client access options.',
  remarks: 'CreateMailbox or CreateResourceMailbox, and SetCASMailbox, in one change of the directory.',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who gets the mailbox.', { within: 'organization' }),
    alias: mailAlias('E-mail alias.'),
    mailboxGuid: optional(guid('GUID that the mailbox is to have. Default: a new one.')),
    ...mailboxAddress,
    resourceType: optional(oneOf(['Room', 'Equipment'], 'What the mailbox stands for, if not for its user.')),
    ...bookingOptions,
    ...mailboxSight,
    ...clientAccessOptions,
  },
  output: {
    mailboxGuid: guid('Names the mailbox for its whole life.'),
  },
  errors: [AddressOfForeignDomain],

  run: ({ input, call }) => giveMailbox(call, input),
});
