import type { Call } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';

import { controllerOf } from './controller.ts';
import { FolderServerWithoutGrant, NoFolderSpace, NoPublicFolders } from './errors.ts';
import { readSubscription } from './subscription.ts';

type Size = number | 'unlimited';

/** A public folder that an organization is to get. */
export interface WantedFolder {
  readonly organization: string;
  readonly preferredDomainController?: string | undefined;
  readonly name: string;
  readonly server?: string | undefined;
  /** KB. */
  readonly storageQuota?: Size | undefined;
  /** KB. */
  readonly postStorageQuota?: Size | undefined;
}

const kilobytesInMegabyte = 1024;

/** Path of a folder of the root level, and as the resource manager writes it. */
export function folderPaths(name: string): { readonly path: string; readonly allocated: string } {
  return { path: `\\${name}`, allocated: `/${name}` };
}

/**
 * Takes space for a folder out of what the plan grants for public folders: its storageQuota, else its postStorageQuota,
 * rounded up to whole megabytes; without either, all that is free (KB979704).
 * @returns the server that holds the folder, and the quotas that keep it within its space
 */
export async function allocateFolder(
  call: Call,
  wanted: WantedFolder,
): Promise<{ readonly server: string; readonly postStorageQuota: Size }> {
  const { organization, name } = wanted;
  const controller = controllerOf(wanted);
  const { planName, features } = await readSubscription(call, { path: organization, ...controller });
  if (features.publicStore === undefined) throw NoPublicFolders(organization, planName);

  const { orgResources } = await call(storage.QueryResourcesByOrganization, { organization, ...controller });
  const store = orgResources.publicStore;
  const megabytes = megabytesFor(wanted) ?? store?.megabytesFree ?? 0;
  if (!store || megabytes === 0) throw NoFolderSpace(organization);
  if (wanted.server !== undefined && wanted.server.toLowerCase() !== store.serverName.toLowerCase()) {
    throw FolderServerWithoutGrant(organization, wanted.server, store.serverName);
  }
  await call(storage.AllocatePublicFolder, {
    ...controller,
    organization,
    publicStore: { megabytes, folderPath: folderPaths(name).allocated },
  });
  return {
    server: store.serverName,
    // Without it the folder could grow beyond its space.
    postStorageQuota: wanted.postStorageQuota ?? megabytes * kilobytesInMegabyte,
  };
}

/** Changes the space of a folder to what its new quotas ask for. Quotas that name no size leave it as it is. */
export async function resizeFolder(
  call: Call,
  { guid, ...wanted }: WantedFolder & { readonly guid: string },
): Promise<{ readonly postStorageQuota?: Size }> {
  const megabytes = megabytesFor(wanted);
  if (megabytes === undefined) return {};
  const folderPath = folderPaths(wanted.name).allocated;
  const { publicFolders } = await call(storage.ListConsumers_, { orgGUID: guid });
  const present = publicFolders.find((folder) => folder.folderPath.toLowerCase() === folderPath.toLowerCase());
  const more = megabytes - Math.round((present?.kilobytes ?? 0) / kilobytesInMegabyte);
  if (more !== 0) {
    const publicStore = { folderPath, megabytes: more };
    const { organization } = wanted;
    await call(storage.ReallocatePublicFolder, { ...controllerOf(wanted), organization, publicStore });
  }
  return { postStorageQuota: wanted.postStorageQuota ?? megabytes * kilobytesInMegabyte };
}

function megabytesFor({ storageQuota, postStorageQuota }: WantedFolder): number | undefined {
  const kilobytes = [storageQuota, postStorageQuota].find((size) => typeof size === 'number');
  return kilobytes === undefined ? undefined : Math.ceil(kilobytes / kilobytesInMegabyte);
}
