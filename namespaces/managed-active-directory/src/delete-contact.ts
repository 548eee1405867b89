import { composite } from '@tenantry/engine';
import { contact, domainController } from '@tenantry/schema';

import { pending } from './pending.ts';

export const DeleteContact = composite({
  summary: 'Deletes a contact.',
  source: 'managed-active-directory.yaml (dd252312)',
  access: 'public',
  role: 'UserCreators',
  input: {
    contact: contact('LDAP path of the contact.'),
    preferredDomainController: domainController(),
  },
  run: pending,
});
