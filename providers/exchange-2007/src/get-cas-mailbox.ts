import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { container, domainController, list, optional, record, text } from '@tenantry/schema';

import { clientAccess } from './client-access.ts';
import { FilterInvalid, IdentityAmbiguous, MailboxUnknown } from './errors.ts';
import { pending } from './pending.ts';

export const GetCASMailbox = read({
  summary: 'Returns the client access settings of one or more mailboxes.',
  source: 'dd252113',
  role: 'DomainAdmin',
  input: {
    identity: optional(
      text(
        'Mailbox: GUID, DN, LDAP path, domain\\account, UPN, legacyExchangeDN, SMTP address or alias. Without it all.',
      ),
    ),
    preferredDomainController: domainController(),
    organizationalUnit: optional(container('Only mailboxes in this container and below.')),
    filter: optional(text("Filter (OPATH) that selects mailboxes, e.g. (Department -eq 'Sales').")),
    resultSize: optional(
      text('Most mailboxes to return; default 1000, at most 10000, or unlimited, which is 10000, too.', {
        pattern: '^([1-9]\\d{0,4}|[Uu]nlimited)$',
      }),
    ),
    sortBy: optional(text('Attribute to sort by, ascending.', { maxLength: 128 })),
  },
  output: {
    mailboxes: list(
      'mailbox',
      record('One mailbox.', {
        distinguishedName: text('DN of the directory object.'),
        Name: text('Name of the mailbox.'),
        displayName: optional(text('Display name.')),
        primarySMTPAddress: optional(text('Primary SMTP address.')),
        ...clientAccess,
      }),
      { sentence: 'The mailboxes.' },
    ),
  },
  errors: [MailboxUnknown, IdentityAmbiguous, FilterInvalid],
  run: pending,
});
