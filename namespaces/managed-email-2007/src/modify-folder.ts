import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, folderLimits, folderName, folderPlace, folderServer, organization } from '@tenantry/schema';

export const ModifyFolder = composite({
  summary: 'Changes the sizes of a public folder.',
  remarks: 'What is not given stays. The space that is accounted for does not change.',
  source: 'managed-email-2007.yaml (dd252299), known-faults.md C11',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('LDAP path of the organization that owns the folder.'),
    preferredDomainController: domainController(),
    name: folderName,
    path: folderPlace,
    server: folderServer,
    ...folderLimits,
  },

  async run({ input, call }) {
    await call(exchange.ModifyFolder, input);
    return {};
  },
});
