import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, objectName, optional, smtpDomain } from '@tenantry/schema';

import { DefaultDomain, DomainUnnamed, NoExchangeOrganization } from './errors.ts';
import { pending } from './pending.ts';

export const DeleteSMTPDomain = write({
  summary: 'Deletes an accepted domain.',
  remarks: 'A domain that does not exist is no error.',
  source: 'dd251924, dd278567',
  role: 'UserCreators',
  input: {
    name: optional(objectName('Name of the object.')),
    domainName: optional(smtpDomain('SMTP domain, in place of name.')),
    preferredDomainController: domainController(),
  },
  errors: [DomainUnnamed, DefaultDomain, NoExchangeOrganization],
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
