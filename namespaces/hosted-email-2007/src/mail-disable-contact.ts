import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { contact, domainController } from '@tenantry/schema';

import { countOneLess } from './item-counts.ts';

export const MailDisableContact = composite({
  summary: 'Takes the mail attributes from a contact; the contact stays.',
  source: 'hosted-email-2007.yaml (dd278471)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    contact: contact('LDAP path of the contact.', { within: 'organization' }),
  },

  async run({ input, call, place }) {
    const { guid } = await place('contact');
    await call(managedEmail.MailDisableContact, input);
    await countOneLess(call, { kind: 'contacts', item: guid });
    return {};
  },
});
