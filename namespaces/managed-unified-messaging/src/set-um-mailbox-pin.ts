import { composite } from '@tenantry/engine';
import { optional, secret, umPinFields } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { mailboxFields } from './fields.ts';

export const SetUMMailboxPIN = composite({
  summary: 'Resets the PIN of a UM user, or unlocks his mailbox.',
  remarks:
    'Without pin one is made, unless lockedOut or pinExpired is all that is given: then the PIN stays. A PIN that was made is in the answer, once; Tenantry itself sends no mail. A new PIN unlocks the mailbox.',
  source: 'dd279204, bb124394',
  access: 'public',
  role: 'CSRAdmins',
  input: { ...mailboxFields, ...umPinFields },
  output: { pin: optional(secret('The PIN that was made; only here, and only this once.')) },

  async run({ input, call }) {
    const { preferredDomainController, identity, organization, ...propertyList } = input;
    return call(unifiedMessaging.SetUMMailboxPIN, { ...input, propertyList });
  },
});
