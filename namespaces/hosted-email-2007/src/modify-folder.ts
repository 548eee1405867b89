import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { domainController, folderLimits, folderName, folderServer, organization } from '@tenantry/schema';

import { resizeFolder } from './folder-space.ts';

export const ModifyFolder = composite({
  summary: 'Changes the sizes of a public folder of an organization, and the space that is kept for it.',
  remarks:
    'An addition of Tenantry. What is not given stays. The space follows storageQuota, else postStorageQuota, rounded up to whole megabytes, out of what the plan grants; without a postStorageQuota posting ends there.',
  source: 'hosted-email-2007.yaml (dd251860, KB979704)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('LDAP path of the organization that owns the folder.'),
    preferredDomainController: domainController(),
    name: folderName,
    server: folderServer,
    ...folderLimits,
  },

  async run({ input, call, place }) {
    const { guid } = await place('organization');
    const quotas = await resizeFolder(call, { ...input, guid });
    await call(managedEmail.ModifyFolder, { ...input, ...quotas, path: '\\' });
    return {};
  },
});
