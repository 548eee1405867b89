import { chmod, lstat, mkdir } from 'node:fs/promises';

import { DirectoryOfOthers } from './errors.ts';

/**
 * Makes a directory that only this user may change, or takes the one that is there.
 * A directory of somebody else is refused: below a temp directory anybody could have prepared it.
 */
export async function privateDirectory(path: string, mode: number): Promise<void> {
  const made = await mkdir(path, { recursive: true });
  const found = await lstat(path);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) throw DirectoryOfOthers(path, String(found.uid));
  // Only what was made here: whoever made it before has chosen its mode.
  if (made !== undefined) await chmod(path, mode);
}
