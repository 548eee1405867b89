import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { boolean, domainController, ldapPath, organization } from '@tenantry/schema';

export const ImportOfflineAddressBook = composite({
  summary: 'Adopts an Exchange 2007 offline address book.',
  remarks:
    'The book becomes the one of the organization. A folder GUID that another book has is replaced, so that both can be built (KB 947005). The reference only names this procedure; its inputs are those of its neighbours.',
  source: 'hosted-email-2007-import.yaml, known-faults.md D3',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    organization: organization('Organization that gets the book; it must have none.'),
    offlineAddressBook: ldapPath('LDAP path of the book.'),
    preferredDomainController: domainController(),
  },
  output: { folderGuidReplaced: boolean('Whether another book had the same folder GUID.') },

  async run({ input, call }) {
    return call(managedEmail.AdoptOfflineAddressBook_, input);
  },
});
