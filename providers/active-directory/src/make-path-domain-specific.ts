import { read } from '@tenantry/engine';
import { text } from '@tenantry/schema';

import { PathInvalid } from './errors.ts';
import { pending } from './pending.ts';

export const MakePathDomainSpecific = read({
  name: 'Make Path Domain Specific',
  summary: 'Turns an LDAP path that names a domain controller into one that names its domain.',
  remarks: 'Needed before a path is stored and used again by a later request.',
  source: 'dd252184',
  role: 'DomainAdmin',
  input: { path: text('LDAP path.') },
  output: { domainPath: text('Path with the name of the domain.') },
  errors: [PathInvalid],
  run: pending,
});
