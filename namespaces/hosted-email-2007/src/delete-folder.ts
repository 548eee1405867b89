import { composite } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { boolean, defaulted, domainController, folderName, folderServer, organization } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { folderPaths } from './folder-space.ts';
import { events } from './types.ts';
import { unless } from './unless.ts';

export const DeleteFolder = composite({
  summary: 'Deletes a public folder of an organization and gives its space back.',
  remarks:
    'The published list names the procedure only; its inputs are those of its neighbours. The groups FolderAdmins@ and FolderUsers@ stay for other folders.',
  source: 'hosted-email-2007.yaml (dd278708), managed-email-2007.yaml (dd251923)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('LDAP path of the organization that owns the folder.'),
    preferredDomainController: domainController(),
    name: folderName,
    server: folderServer,
    recurse: defaulted(
      boolean('True: the folders below go, too. Without it a folder that has some is not deleted.'),
      false,
    ),
  },

  async run({ input, call, place }) {
    const { organization, name } = input;
    const { guid } = await place('organization');
    await call(managedEmail.DeleteFolder, { ...input, path: '\\' });
    // A folder that was made past this layer has no space.
    await unless(['RESOURCE_MANAGER_NO_ALLOCATION'], () =>
      call(storage.ReleaseFolder_, { orgGUID: guid, folderPath: folderPaths(name).allocated }),
    );
    const customer = { ...controllerOf(input), path: organization };
    await call(plans.AddEvent_, { ...customer, eventTypeName: events.publicFolderDeleted, detail: name });
    return {};
  },
});
