import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

import { FileInvalid, FileUnreadable } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';
import type { CommandContext } from './command-context.ts';

/** The text of a file, or of standard input for `-`. */
export async function readInput(context: CommandContext, file: string): Promise<string> {
  if (file === '-') return text(context.input);
  try {
    // A mark of byte order is no part of the text.
    return (await readFile(resolve(context.folder, file), 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw FileUnreadable(file, reasonOf(cause));
    throw cause;
  }
}

/** The JSON of a file, or of standard input for `-`. */
export async function readJson(context: CommandContext, file: string): Promise<unknown> {
  const content = await readInput(context, file);
  try {
    return JSON.parse(content);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw FileInvalid(file, cause.message, 'JSON');
    throw cause;
  }
}
