import { write } from '@tenantry/engine';
import { umMailboxPolicyFields } from '@tenantry/schema';

import { changeFields, changing } from './change-object.ts';
import { kinds } from './kinds.ts';
import { mailboxPolicySettings } from './mailbox-policy-settings.ts';

export const SetUMMailboxPolicy = write({
  summary: 'Sets properties of a UM mailbox policy.',
  remarks: 'What is not given stays; an empty text or list takes a value away.',
  source: 'dd279071, bb124903',
  role: 'UserCreators',
  input: changeFields('Policy.', umMailboxPolicyFields),
  ...changing(kinds.mailboxPolicy, mailboxPolicySettings),
});
