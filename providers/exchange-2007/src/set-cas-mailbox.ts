import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, optional, smtpAddress, user } from '@tenantry/schema';

import { clientAccess } from './client-access.ts';
import { NoMailbox, PolicyUnknown, PrimaryAddressUnknown } from './errors.ts';
import { pending } from './pending.ts';

export const SetCASMailbox = write({
  summary: 'Sets the client access features of a mailbox.',
  remarks: 'What is not given stays.',
  source: 'KB952076, dd278707',
  role: 'UserCreators',
  input: {
    path: user('LDAP path of the user who has the mailbox.'),
    preferredDomainController: domainController(),
    primarySmtpAddress: optional(smtpAddress('Makes this one of the addresses of the mailbox the primary one.')),
    ...clientAccess,
  },
  errors: [NoMailbox, PolicyUnknown, PrimaryAddressUnknown],
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
