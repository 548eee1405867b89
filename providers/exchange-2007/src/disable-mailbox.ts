import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';

import { NoMailbox } from './errors.ts';
import { pending } from './pending.ts';

export const DisableMailbox = write({
  summary: 'Takes the function of a mailbox away without deleting it.',
  remarks:
    'All client protocols are switched off; the mailbox keeps its addresses and content and goes on receiving. A mailbox that is disabled already stays as it is.',
  source: 'Hosted Email 2007::DisableMailbox',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user.'),
  },
  errors: [NoMailbox],
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
