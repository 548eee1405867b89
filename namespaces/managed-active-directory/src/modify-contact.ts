import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { contact, domainController, properties } from '@tenantry/schema';
import { checkProperties } from './allowed-attributes.ts';
import { controllerOf } from './directory-values.ts';
import { AttributeNotAllowed } from './errors.ts';

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

  async run({ input, call, place }) {
    const { path } = await place('contact');
    const properties = checkProperties('contact', input.properties);
    await call(activeDirectory.SetProperties, { ...controllerOf(input), path, properties });
    return {};
  },
});
