import { composite } from '@tenantry/engine';
import { attribute, guid, list, oneOf, optional, record, text, umPropertiesField } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { mailboxesFields } from './fields.ts';

export const GetUMMailbox = composite({
  summary: 'Reads the UM properties of the UM-enabled mailboxes of an organization.',
  source: 'dd252205',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    ...mailboxesFields,
    anr: optional(text('Beginning of CN, display name, first name, last name or alias.', { maxLength: 256 })),
    filter: optional(text("Filter on the result, e.g. displayName -like 'A*' -and faxEnabled -eq 'true'.")),
    sortBy: optional(oneOf(['Alias', 'DisplayName', 'Name'], 'Property to sort by.')),
  },
  output: {
    mailboxes: list(
      'mailbox',
      record('One mailbox.', {
        name: attribute(text('Name of the mailbox.')),
        path: text('LDAP path of the user.'),
        guid: guid('GUID of the user.'),
        extensions: list('extension', text('Extension or SIP address; the primary one comes first.')),
        properties: umPropertiesField,
      }),
    ),
  },

  run: ({ input, call }) => call(unifiedMessaging.GetUMMailbox, input),
});
