import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { contact, contactSummary, domainController, recipientDetails, recipientSummary } from '@tenantry/schema';

export const GetMailContact = composite({
  summary: 'Returns a mail contact.',
  remarks: 'An addition of Tenantry.',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    contact: contact('LDAP path of the contact.', { within: 'organization' }),
  },
  output: { ...recipientSummary, ...contactSummary, ...recipientDetails },

  async run({ input, call }) {
    return call(managedEmail.GetMailRecipient_, { ...input, recipient: input.contact });
  },
});
