import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';

import { NoMailbox } from './errors.ts';
import { pending } from './pending.ts';

export const EnableMailbox = write({
  summary: 'Gives a disabled mailbox its function back.',
  remarks: 'The protocols come back as they were before DisableMailbox. A mailbox that is not disabled stays as it is.',
  source: 'Hosted Email 2007::EnableMailbox',
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
