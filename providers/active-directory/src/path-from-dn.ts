import { read } from '@tenantry/engine';
import { text } from '@tenantry/schema';

import { PathInvalid } from './errors.ts';
import { pending } from './pending.ts';

export const PathFromDN = read({
  name: 'Path from DN',
  summary: 'Gives the LDAP path of a distinguished name.',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: { dn: text('Distinguished name.') },
  output: { path: text('LDAP path.') },
  errors: [PathInvalid],
  run: pending,
});
