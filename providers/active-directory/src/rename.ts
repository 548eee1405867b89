import { type Directory, dnOf, sameDn, splitDn } from '@tenantry/directory';

import { ObjectExists } from './errors.ts';

/** An object that gets another name or another container. */
export interface Rename {
  readonly guid: string;
  readonly from: string;
  readonly to: string;
}

/** Looks that the new place is free, unless it is only another spelling of the old one. */
export async function prepareRename(directory: Directory, path: string, to: string): Promise<Rename> {
  const { guid, dn: from } = await directory.read(path, ['objectClass']);
  const there = await directory.find(to, ['objectClass']);
  if (there && there.guid !== guid) throw ObjectExists(there.path);
  return { guid, from, to };
}

/** Gives the object its new name; returns its path. */
export async function applyRename(directory: Directory, { from, to }: Rename): Promise<string> {
  return moveTo(directory, from, to);
}

/** Gives it the old name back, if it has the new one. */
export async function undoRename(directory: Directory, { guid, from, to }: Rename): Promise<void> {
  const there = await directory.find(to, ['objectClass']);
  // Somebody else's object may have taken the place after all; then apply was refused.
  if (there?.guid === guid && there.dn !== from) await moveTo(directory, to, from);
}

function moveTo(directory: Directory, from: string, to: string): Promise<string> {
  const [name = '', ...parent] = splitDn(dnOf(to));
  const [, ...present] = splitDn(dnOf(from));
  const moves = !sameDn(parent.join(','), present.join(','));
  return moves ? directory.rename(from, name, parent.join(',')) : directory.rename(from, name);
}
