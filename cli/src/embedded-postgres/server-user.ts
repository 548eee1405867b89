import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';

/** Whom the server runs as; undefined numbers mean the user of this process. */
export interface ServerUser {
  readonly uid: number | undefined;
  readonly gid: number | undefined;
}

/** PostgreSQL refuses to run as root. 65534 is `nobody`, which every system has, so no user need be created. */
const nobody: ServerUser = { uid: 65534, gid: 65534 };

/** The user for a data directory: as root its present owner or nobody, else whoever we are. */
export async function serverUserOf(dataDirectory: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return { uid: undefined, gid: undefined };

  const present = await stat(dataDirectory).catch(() => undefined);
  if (present === undefined || present.uid === 0) return nobody;
  return { uid: present.uid, gid: present.gid };
}

/** Whether the user can enter a directory, whatever grants it: modes, groups or access lists. */
export function canEnter(user: ServerUser, directory: string): boolean {
  const options = { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' } as const;
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], options).status === 0;
}
