import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { contact, domainController } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { HasMail } from './errors.ts';
import { refuseMail } from './refuse-mail.ts';

export const DeleteContact = composite({
  summary: 'Deletes a contact.',
  remarks: 'Refused while the contact is mail-enabled.',
  source: 'managed-active-directory.yaml (dd252312)',
  access: 'public',
  role: 'UserCreators',
  input: {
    contact: contact('LDAP path of the contact.'),
    preferredDomainController: domainController(),
  },
  errors: [HasMail],

  async run({ input, call, place }) {
    const { path } = await place('contact');
    const object = { ...controllerOf(input), path };
    await refuseMail(call, object);
    await call(activeDirectory.DeleteObject, object);
    return {};
  },
});
