import { composite } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, guid, integer, organization, text } from '@tenantry/schema';

import { controllerOf } from './controller.ts';

export const ImportRootPublicFolder = composite({
  summary: 'Adopts a root level public folder of a customer.',
  remarks:
    'Takes its space out of the grant of the organization, says in the directory whose folder it is, and makes the groups FolderAdmins@ and FolderUsers@ unless they exist. The reference only names this procedure; its inputs are those of its neighbours.',
  source: 'hosted-email-2007-import.yaml, hosted-email-2007.yaml (KB 959360)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    organization: organization('Organization that owns the folder; its plan must have a publicStore.'),
    folderPath: text('Path of the folder, e.g. /AlpineSkiHouse.', { maxLength: 1024, pattern: '^/[^/]+$' }),
    kilobytes: integer('Its size.', { minimum: 0 }),
    preferredDomainController: domainController(),
  },
  output: { storeGUID: guid('Public folder store that gives the space.') },

  async run({ input, call }) {
    const { organization, folderPath } = input;
    const { storeGUID } = await call(storage.AllocateFolder_, input);
    // From now on the directory says whose folder it is, so that it can be changed and deleted like one of ours.
    await call(managedEmail.CreateFolder, {
      ...controllerOf(input),
      organization,
      path: '\\',
      name: folderPath.slice(1),
    });
    await call(managedEmail.EnsureFolderGroups_, { ...controllerOf(input), organization });
    await call(plans.AddEvent_, {
      ...controllerOf(input),
      path: organization,
      eventTypeName: 'PublicFolderCreated',
      detail: folderPath,
    });
    return { storeGUID };
  },
});
