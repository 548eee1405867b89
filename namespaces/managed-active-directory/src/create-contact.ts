import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { container, domainController, optional, properties, text } from '@tenantry/schema';
import { initialProperties } from './allowed-attributes.ts';
import { controllerOf } from './directory-values.ts';
import { relativeName } from './distinguished-names.ts';
import { AttributeNotAllowed, OutsideHosting, PrivateContainer } from './errors.ts';
import { commonName } from './name-fields.ts';
import { requireContainer } from './own-objects.ts';

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

  async run({ input, call, place }) {
    const controller = controllerOf(input);
    const target = await place('container');
    await requireContainer(call, target, controller);
    const { path } = await call(activeDirectory.CreateObject, {
      ...controller,
      class: 'contact',
      container: target.path,
      name: relativeName('CN', input.name),
      properties: initialProperties('contact', {}, input.properties),
    });
    return { path };
  },
});
