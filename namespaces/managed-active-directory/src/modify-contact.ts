import { composite } from '@tenantry/engine';
import { contact, domainController, properties } from '@tenantry/schema';

import { AttributeNotAllowed } from './errors.ts';
import { pending } from './pending.ts';

export const ModifyContact = composite({
  summary: 'Changes attributes of a contact.',
  source: 'managed-active-directory.yaml (dd279017)',
  access: 'public',
  role: 'UserCreators',
  input: {
    contact: contact('LDAP path of the contact.'),
    properties: properties('Attributes to change.'),
    preferredDomainController: domainController(),
  },
  errors: [AttributeNotAllowed],
  run: pending,
});
