import { composite } from '@tenantry/engine';
import { bookingOptions, domainController, guid, mailAlias, oneOf, user } from '@tenantry/schema';

import { AddressOfForeignDomain } from './errors.ts';
import { giveMailbox } from './give-mailbox.ts';
import { mailboxAddress, mailboxSight } from './new-mailbox-fields.ts';

export const CreateResourceMailbox = composite({
  summary: 'Gives an existing user, whose account is disabled by it, the mailbox of a room or of equipment.',
  remarks:
    'Addresses have to lie in domains that the organization owns. Recipients have to belong to it, whatever their domains.',
  source: 'managed-email-2007.yaml (dd252357), known-faults.md A1 to A4',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who stands for the resource.', { within: 'organization' }),
    alias: mailAlias('E-mail alias.'),
    ...mailboxAddress,
    resourceType: oneOf(['Room', 'Equipment'], 'What the mailbox stands for.'),
    ...bookingOptions,
    ...mailboxSight,
  },
  output: {
    mailboxGuid: guid('Names the mailbox for its whole life.'),
  },
  errors: [AddressOfForeignDomain],

  run: ({ input, call }) => giveMailbox(call, input),
});
