import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { alsoSpelt, contact, domainController, text } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { relativeName } from './distinguished-names.ts';
import { commonName } from './name-fields.ts';

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

  async run({ input, call, place }) {
    const { path } = await place('contact');
    const name = relativeName('CN', input.newName);
    return call(activeDirectory.RenameObject, { ...controllerOf(input), path, name });
  },
});
