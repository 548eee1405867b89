import { composite } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, folderName, folderServer, guid } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { folderPaths } from './folder-space.ts';
import { events } from './types.ts';
import { unless } from './unless.ts';

export const DeleteFolderByGUID = composite({
  summary: 'Deletes the public folder of an organization that is gone from the directory, and gives its space back.',
  remarks:
    'With all folders below it. Refused while the organization exists, and for folders that it had no space for.',
  source: 'hosted-email-2007.yaml (dd278708), known-faults.md B14',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    GUID: guid('Organization that had the folder.'),
    name: folderName,
    server: folderServer,
    preferredDomainController: domainController(),
  },

  async run({ input, call }) {
    const { GUID, name } = input;
    // The books say whose folder it was; the directory does not know the organization any more.
    await call(storage.ReleaseFolder_, { orgGUID: GUID, folderPath: folderPaths(name).allocated });
    await unless(['EXCHANGE_FOLDER_UNKNOWN'], () =>
      call(managedEmail.DeleteFolder, { ...input, path: '\\', recurse: true }),
    );
    const event = { ...controllerOf(input), GUID, eventTypeName: events.publicFolderDeleted, detail: name };
    await unless(['PLANS_NO_SUCH_CUSTOMER'], () => call(plans.AddEvent_, event));
    return {};
  },
});
