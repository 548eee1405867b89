import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, folderLimits, folderName, folderPlace, folderServer, organization } from '@tenantry/schema';

export const CreateFolder = composite({
  summary: 'Creates a public folder of an organization.',
  remarks:
    'At the root level nobody may open it until rights are given; below another folder it begins with the rights of that one. Space is not accounted for here: see Hosted Email 2007::CreateFolder.',
  source: 'managed-email-2007.yaml (dd278530), known-faults.md C10, C11',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('LDAP path of the organization that owns the folder.'),
    preferredDomainController: domainController(),
    name: folderName,
    path: folderPlace,
    server: folderServer,
    ...folderLimits,
  },

  async run({ input, call }) {
    await call(exchange.CreateFolder, input);
    return {};
  },
});
