import { composite } from '@tenantry/engine';
import { container, domainController, optional, properties, text } from '@tenantry/schema';

import { AttributeNotAllowed, OutsideHosting, PrivateContainer } from './errors.ts';
import { commonName } from './name-fields.ts';
import { pending } from './pending.ts';

export const CreateContact = composite({
  summary: 'Creates a contact.',
  source: 'managed-active-directory.yaml (dd278752)',
  access: 'public',
  role: 'UserCreators',
  input: {
    container: container('LDAP path of the organization, or of a container in it.'),
    name: commonName('Name of the contact.'),
    properties: optional(properties('Attributes, e.g. displayName, givenName, sn.')),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('LDAP path of the new contact.'),
  },
  errors: [AttributeNotAllowed, OutsideHosting, PrivateContainer],
  run: pending,
});
