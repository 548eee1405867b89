import { composite } from '@tenantry/engine';
import { alsoSpelt, contact, domainController, text } from '@tenantry/schema';

import { commonName } from './name-fields.ts';
import { pending } from './pending.ts';

export const RenameContact = composite({
  summary: 'Renames a contact.',
  source: 'managed-active-directory.yaml (dd252174)',
  access: 'public',
  role: 'UserCreators',
  input: {
    contact: contact('LDAP path of the contact.'),
    newName: alsoSpelt(commonName('New name.'), 'name'),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('New LDAP path.'),
  },
  run: pending,
});
