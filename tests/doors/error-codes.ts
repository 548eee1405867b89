import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** An error as its component declares it. */
export interface DeclaredError {
  readonly code: string;
  readonly hresult: number;
  readonly sentence: string;
  /** File that declares it, relative to the root. */
  readonly file: string;
}

/** Page that lists every code. */
export const errorsPage = 'docs/reference/errors.md';

/** All errors of the workspace, read from the modules themselves. */
export async function readErrors(root: string): Promise<DeclaredError[]> {
  const errors: DeclaredError[] = [];
  const pattern = '{schema,engine,directory,deploy,cli,providers/*,namespaces/*,services/*}/src/**/errors.ts';
  for await (const file of glob(pattern, { cwd: root })) {
    const module: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href);
    for (const value of Object.values(module)) if (isErrorKind(value)) errors.push({ ...pick(value), file });
  }
  return errors.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Codes that are used twice, malformed, or not the same as on the page. */
export async function findErrorFaults(root: string): Promise<string[]> {
  const errors = await readErrors(root);
  const faults = errors
    .filter(({ code }) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(code))
    .map(({ code, file }) => `${file}: the code ${code} is not written as COMPONENT_WHAT_HAPPENED.`);
  for (const [code, same] of Map.groupBy(errors, (each) => each.code)) {
    if (same.length > 1)
      faults.push(`${code} is declared ${same.length} times: ${same.map(({ file }) => file).join(', ')}.`);
  }
  const page = await readFile(join(root, errorsPage), 'utf8').catch(() => '');
  const documented = new Set([...page.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, code = '']) => code));
  const declared = new Set(errors.map(({ code }) => code));
  for (const code of declared) {
    if (!documented.has(code)) faults.push(`${errorsPage} lacks ${code}. Run "node tests/doors/write-reference.ts".`);
  }
  for (const code of documented) {
    if (!declared.has(code))
      faults.push(`${errorsPage} has ${code}, which nobody declares. Run "node tests/doors/write-reference.ts".`);
  }
  return faults;
}

function isErrorKind(value: unknown): value is Omit<DeclaredError, 'file'> {
  return typeof value === 'function' && 'code' in value && 'hresult' in value && 'sentence' in value;
}

function pick({ code, hresult, sentence }: Omit<DeclaredError, 'file'>): Omit<DeclaredError, 'file'> {
  return { code, hresult, sentence };
}
