import { composite } from '@tenantry/engine';
import { domainController, guid, mailAlias, user } from '@tenantry/schema';

import { clientAccessSwitches } from './client-access-switches.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { giveMailbox } from './give-mailbox.ts';
import { mailboxAddress, mailboxSight } from './new-mailbox-fields.ts';

export const CreateMailboxWithAccess_ = composite({
  summary: 'Gives an existing user a mailbox with its client access options.',
  remarks: 'CreateMailbox and SetCASMailbox in one change of the directory.',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who gets the mailbox.', { within: 'organization' }),
    alias: mailAlias('E-mail alias.'),
    ...mailboxAddress,
    ...mailboxSight,
    ...clientAccessSwitches,
  },
  output: {
    mailboxGuid: guid('Names the mailbox for its whole life.'),
  },
  errors: [AddressOfForeignDomain],

  run: ({ input, call }) => giveMailbox(call, input),
});
