import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** Servers as the tools of OpenLDAP reach them. */
export interface ToolOptions {
  readonly url: string;
  readonly bindDn: string;
  /** File with the password and no end of line. */
  readonly passwordFile: string;
  /** For files of whoever measures. */
  readonly folder: string;
}

/** A process of the tools starts and logs on in a hundredth of that; sixteen at once take their time. */
const startMilliseconds = 300;

/** What to look for, one search each. */
export interface SearchedValues {
  readonly base: string;
  readonly attribute: string;
  readonly values: readonly string[];
}

/** Changes a second that `ldapmodify` makes of these records, so many processes at the same time. */
export function rawChanges(options: ToolOptions, records: readonly string[], processes: number): Promise<number> {
  // An empty line ends a record.
  const lines = records.map((record) => `${record}\n`);
  return rateOf({ command: 'ldapmodify', given: common(options), lines, processes });
}

/** Searches a second of `ldapsearch` for these values of an attribute. */
export function rawSearches(
  options: ToolOptions,
  { base, attribute, values }: SearchedValues,
  processes: number,
): Promise<number> {
  const given = [...common(options), '-LLL', '-b', base, '-f', '-', `(${attribute}=%s)`];
  return rateOf({ command: 'ldapsearch', given, lines: values, processes });
}

/** Runs a program to its end. */
export function run(command: string, given: readonly string[]): Promise<void> {
  const { ended, feed } = start(command, given);
  feed('');
  return ended;
}

function common({ url, bindDn, passwordFile }: ToolOptions): string[] {
  return ['-x', '-H', url, '-D', bindDn, '-y', passwordFile];
}

interface Tool {
  readonly command: string;
  readonly given: readonly string[];
  /** What it reads, one after the other. */
  readonly lines: readonly string[];
  readonly processes: number;
}

/** From the moment that all of them, which have had time to start and to log on, get something to do. */
async function rateOf({ command, given, lines, processes }: Tool): Promise<number> {
  const started = Array.from({ length: processes }, () => start(command, given));
  await Promise.race([pause(startMilliseconds), ...started.map(({ ended }) => ended)]);
  const begun = performance.now();
  for (const [number, { feed }] of started.entries()) {
    const share = lines.filter((_, index) => index % processes === number);
    feed(share.map((line) => `${line}\n`).join(''));
  }
  await Promise.all(started.map(({ ended }) => ended));
  return lines.length / ((performance.now() - begun) / 1000);
}

function start(command: string, given: readonly string[]) {
  const child = spawn(command, given, { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  // Whoever ends before it has read everything says why.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code}: ${said.slice(0, 500)}`));
    });
  });
  return { ended, feed: (text: string) => child.stdin.end(text) };
}
