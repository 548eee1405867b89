import { write } from '@tenantry/engine';

import { kinds } from './kinds.ts';
import { removeFields, removing } from './remove-object.ts';

export const RemoveUMMailboxPolicy = write({
  summary: 'Deletes a UM mailbox policy.',
  remarks: 'Refused while a mailbox that is enabled for unified messaging uses it.',
  source: 'dd251843, Remove-UMMailboxPolicy',
  role: 'UserCreators',
  input: removeFields('Policy.'),
  ...removing(kinds.mailboxPolicy, ['msExchUMTemplateLink']),
});
