import { composite } from '@tenantry/engine';
import { domainController, guid, mailAlias, optional, user } from '@tenantry/schema';

import { AddressOfForeignDomain } from './errors.ts';
import { giveMailbox } from './give-mailbox.ts';
import { mailboxAddress, mailboxSight } from './new-mailbox-fields.ts';

export const CreateMailbox = composite({
  summary: 'Gives an existing user a mailbox.',
  remarks:
    'Addresses have to lie in domains that the organization owns. Without an alias the local part of the primary address is taken.',
  source: 'managed-email-2007.yaml (dd278729)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who gets the mailbox.', { within: 'organization' }),
    alias: optional(mailAlias('E-mail alias. Default: local part of the primary address.')),
    ...mailboxAddress,
    ...mailboxSight,
  },
  output: {
    mailboxGuid: guid('Names the mailbox for its whole life.'),
  },
  errors: [AddressOfForeignDomain],

  run: ({ input, call }) => giveMailbox(call, input),
});
