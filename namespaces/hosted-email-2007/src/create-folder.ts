import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, folderLimits, folderName, folderServer, organization, smtpDomain } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { FolderServerWithoutGrant, NoFolderSpace, NoPublicFolders } from './errors.ts';
import { allocateFolder, folderPaths } from './folder-space.ts';
import { events } from './types.ts';

export const CreateFolder = composite({
  summary: 'Creates a public folder for an organization.',
  remarks:
    'The plan has to grant space for public folders. The folder takes its storageQuota of it (else its postStorageQuota, else all that is free), rounded up to whole megabytes; without a postStorageQuota posting ends there. The groups FolderAdmins@ and FolderUsers@ of the organization get mail and the roles Owner and Author; put users into them with Managed Active Directory::GroupAdd. No mailbox is needed before, and nothing has to be waited for.',
  source: 'hosted-email-2007.yaml (dd251860, KB959360, KB979704), known-faults.md B15, C9 to C12',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('LDAP path of the organization that gets the folder.'),
    preferredDomainController: domainController(),
    name: folderName,
    domainName: smtpDomain('SMTP domain of the organization, for the addresses of the groups that get access.'),
    server: folderServer,
    ...folderLimits,
  },
  errors: [FolderServerWithoutGrant, NoFolderSpace, NoPublicFolders],

  async run({ input, call }) {
    const { organization, name, domainName } = input;
    const controller = controllerOf(input);
    const { path } = folderPaths(name);

    const space = await allocateFolder(call, input);
    await call(managedEmail.CreateFolder, { ...input, ...space, path: '\\' });
    await call(managedEmail.GiveFolderToGroups_, { ...controller, organization, path, domainName });
    const customer = { ...controller, path: organization };
    await call(plans.AddEvent_, { ...customer, eventTypeName: events.publicFolderCreated, detail: name });
    return {};
  },
});
