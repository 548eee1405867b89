import { createHash } from 'node:crypto';

import { type Directory, type Entry, escapeFilter, escapeRdnValue, sameDn } from '@tenantry/directory';

import { FolderOnOtherServer, FolderUnknown, NoFolderContainer } from './errors.ts';
import { belongsTo } from './owning-organization.ts';
import { findPublicStore } from './public-store.ts';

/**
 * Which folder is meant: its path, the organization that has to own it, and the server that has to hold it.
 * There is one tree for all organizations, so a path alone says nothing of whose folder it is.
 */
export interface WantedFolder {
  readonly path: string;
  readonly organization?: string | undefined;
  readonly server?: string | undefined;
}

/** Attribute with the place of a folder, e.g. `\AlpineSkiHouse\Legal`. */
const pathname = 'folderPathname';

/** Path of a folder from its place and its name. */
export function folderAt({ path, name }: { readonly path: string; readonly name: string }): string {
  return `${path.replace(/\\$/, '')}\\${name}`;
}

/** Path of the folder above; undefined at the root level. */
export function folderAbove(path: string): string | undefined {
  const above = path.slice(0, path.lastIndexOf('\\'));
  return above === '' ? undefined : above;
}

/** Key under which requests hold a folder. */
export function folderLock(path: string): string {
  return `publicFolder:${path.toLowerCase()}`;
}

/** DN of a new folder. All lie in one container, and two may have the same name in different places. */
export async function folderDn(directory: Directory, path: string): Promise<string> {
  const name = path.slice(path.lastIndexOf('\\') + 1);
  const mark = createHash('sha256').update(path.toLowerCase()).digest('hex').slice(0, markLength);
  const commonName = `${name.slice(0, commonNameMaximum - markLength - 1)}-${mark}`;
  return `CN=${escapeRdnValue(commonName)},${await readFolderContainer(directory)}`;
}

const commonNameMaximum = 64;
const markLength = 16;

/** The folder. Throws EXCHANGE_FOLDER_UNKNOWN, also when it belongs to another organization: whose it is stays unsaid. */
export async function readFolder(directory: Directory, wanted: WantedFolder): Promise<Entry> {
  const entry = await findFolder(directory, wanted.path);
  if (!entry) throw FolderUnknown(wanted.path);
  if (wanted.organization !== undefined && !belongsTo(entry, wanted.organization)) throw FolderUnknown(wanted.path);
  await requireServer(directory, entry, wanted);
  return entry;
}

/** The folder at a path, whoever owns it. */
export async function findFolder(directory: Directory, path: string): Promise<Entry | undefined> {
  const base = await readFolderContainer(directory);
  const filter = `(&(objectClass=publicFolder)(${pathname}=${escapeFilter(path)}))`;
  for await (const entry of directory.search({ base, scope: 'one', filter, limit: 1 })) return entry;
  return undefined;
}

/** Folders below a path, at any depth, those above first. */
export async function foldersBelow(directory: Directory, path: string): Promise<Entry[]> {
  const base = await readFolderContainer(directory);
  const filter = `(&(objectClass=publicFolder)(${pathname}=${escapeFilter(`${path}\\`)}*))`;
  const found: Entry[] = [];
  for await (const entry of directory.search({ base, scope: 'one', filter })) found.push(entry);
  return found.sort((one, other) => pathOfFolder(one).length - pathOfFolder(other).length);
}

export function pathOfFolder({ attributes }: Entry): string {
  return attributes[pathname]?.[0] ?? '';
}

async function requireServer(directory: Directory, { attributes }: Entry, { path, server }: WantedFolder) {
  if (server === undefined) return;
  const store = await findPublicStore(directory, server);
  const home = attributes['homeMDB']?.[0];
  if (home === undefined || !sameDn(home, store)) throw FolderOnOtherServer(path, server);
}

/** DN of the container that the objects of all folders lie in. */
export async function readFolderContainer(directory: Directory): Promise<string> {
  const { domain } = await directory.contexts();
  const dn = `CN=Microsoft Exchange System Objects,${domain}`;
  if (!(await directory.find(dn, ['cn']))) throw NoFolderContainer(dn);
  return dn;
}
