import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Servers as the tools of OpenLDAP reach them. */
export interface ToolOptions {
  readonly url: string;
  readonly bindDn: string;
  /** File with the password and no end of line. */
  readonly passwordFile: string;
  /** For the files of the tools. */
  readonly folder: string;
}

/** Changes a second that `ldapmodify` makes of these records, so many processes at the same time. */
export async function rawChanges(options: ToolOptions, records: readonly string[], processes: number): Promise<number> {
  // An empty line ends a record.
  const files = await writeShares(
    options.folder,
    records.map((record) => `${record}\n`),
    processes,
  );
  return rateOf(records.length, () => all(files, (file) => run('ldapmodify', [...common(options), '-f', file])));
}

/** Searches a second of `ldapsearch` for these values of an attribute. */
export async function rawSearches(
  options: ToolOptions,
  {
    base,
    attribute,
    values,
  }: { readonly base: string; readonly attribute: string; readonly values: readonly string[] },
  processes: number,
): Promise<number> {
  const files = await writeShares(options.folder, values, processes);
  const search = ['-LLL', '-b', base, '-f'];
  const work = (file: string) => run('ldapsearch', [...common(options), ...search, file, `(${attribute}=%s)`]);
  return rateOf(values.length, () => all(files, work));
}

function common({ url, bindDn, passwordFile }: ToolOptions): string[] {
  return ['-x', '-H', url, '-D', bindDn, '-y', passwordFile];
}

/** One file for each process, a line for each text. */
async function writeShares(folder: string, lines: readonly string[], processes: number): Promise<string[]> {
  const files: string[] = [];
  for (let number = 0; number < processes; number++) {
    const share = lines.filter((_, index) => index % processes === number);
    const file = join(folder, `share-${number}`);
    await writeFile(file, share.map((line) => `${line}\n`).join(''));
    files.push(file);
  }
  return files;
}

async function rateOf(count: number, work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return count / ((performance.now() - begun) / 1000);
}

async function all(files: readonly string[], work: (file: string) => Promise<void>): Promise<void> {
  await Promise.all(files.map(work));
}

export function run(command: string, given: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text) => (said += String(text)));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code}: ${said.slice(0, 500)}`));
    });
  });
}
