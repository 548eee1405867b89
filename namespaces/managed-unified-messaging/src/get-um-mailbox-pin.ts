import { composite } from '@tenantry/engine';
import { attribute, list, record, text, umPropertiesField } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { mailboxesFields } from './fields.ts';

export const GetUMMailboxPIN = composite({
  summary: 'Reads the PIN state of the UM users of an organization, never a PIN.',
  remarks:
    'Properties: userID, pinExpired, lockedOut, firstTimeUser, and notifyEmail and pilotNumber where they are known.',
  source: 'dd252147',
  access: 'public',
  role: 'CSRAdmins',
  input: mailboxesFields,
  output: {
    mailboxPINs: list(
      'mailboxPIN',
      record('One mailbox.', { name: attribute(text('Name of the mailbox.')), properties: umPropertiesField }),
    ),
  },

  run: ({ input, call }) => call(unifiedMessaging.GetUMMailboxPIN, input),
});
