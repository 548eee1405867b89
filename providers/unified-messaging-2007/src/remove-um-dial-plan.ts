import { write } from '@tenantry/engine';

import { kinds } from './kinds.ts';
import { removeFields, removing } from './remove-object.ts';

export const RemoveUMDialPlan = write({
  summary: 'Deletes a dial plan.',
  remarks:
    'Refused while mailboxes, mailbox policies, hunt groups or auto attendants use it. UM servers let go of it by themselves.',
  source: 'dd251843, Remove-UMDialPlan',
  role: 'UserCreators',
  input: removeFields('Dial plan.'),
  ...removing(kinds.dialPlan, [
    'msExchUMRecipientDialPlanLink',
    'msExchUMMailboxPolicyDialPlanLink',
    'msExchUMHuntGroupDialPlanLink',
    'msExchUMAutoAttendantDialPlanLink',
  ]),
});
