import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { contact, domainController } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';

export const DeleteContact = composite({
  summary: 'Deletes a contact.',
  source: 'managed-active-directory.yaml (dd252312)',
  access: 'public',
  role: 'UserCreators',
  input: {
    contact: contact('LDAP path of the contact.'),
    preferredDomainController: domainController(),
  },

  async run({ input, call, place }) {
    const { path } = await place('contact');
    await call(activeDirectory.DeleteObject, { ...controllerOf(input), path });
    return {};
  },
});
