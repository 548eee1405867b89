import { composite } from '@tenantry/engine';
import { container, domainController, optional, properties, text } from '@tenantry/schema';

import { pending } from './pending.ts';

export const CreateContact = composite({
  summary: 'Creates a contact.',
  source: 'hosted-active-directory.yaml (dd278754)',
  access: 'public',
  role: 'UserCreators',
  input: {
    container: container('LDAP path of the organization, or of a container in it.'),
    name: text('Name of the contact.', { maxLength: 64 }),
    preferredDomainController: domainController(),
    properties: optional(properties('Attributes, e.g. displayName, givenName, sn.')),
  },
  output: {
    path: text('LDAP path of the new contact.'),
  },
  run: pending,
});
