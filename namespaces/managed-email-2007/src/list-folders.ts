import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, folderSummary, list, organization, pageMarks, pageOptions, record } from '@tenantry/schema';

export const ListFolders = composite({
  summary: 'Lists the public folders of an organization by path, page by page.',
  remarks: 'An addition of Tenantry.',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    organization: organization('LDAP path of the organization that owns the folders.'),
    preferredDomainController: domainController(),
    ...pageOptions,
  },
  output: { folders: list('folder', record('One folder.', folderSummary)), ...pageMarks },

  async run({ input, call }) {
    return call(exchange.ListFoldersByPath_, input);
  },
});
