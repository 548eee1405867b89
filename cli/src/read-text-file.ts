import { readFile } from 'node:fs/promises';

import { FileUnreadable } from './errors.ts';
import { reasonOf } from './reason-of.ts';

/** A file that the settings name, as text. @throws CLI_FILE_UNREADABLE */
export async function readTextFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const error = FileUnreadable(file, reasonOf(cause));
    error.cause = cause;
    throw error;
  }
}
