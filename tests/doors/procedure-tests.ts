import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type ProcedureSource, reachableFrom, readCallGraph } from './call-graph.ts';

/** Procedures without a test beside them, and tests of writing procedures that never break a write. */
export async function findProcedureFaults(root: string): Promise<string[]> {
  const graph = await readCallGraph(root);
  const faults = await Promise.all([...graph.values()].map((procedure) => faultsOf(root, procedure, graph)));
  return faults.flat();
}

async function faultsOf(
  root: string,
  { key, exportName, file, kind }: ProcedureSource,
  graph: ReadonlyMap<string, ProcedureSource>,
): Promise<string[]> {
  const faults: string[] = [];
  if (!file.endsWith(`/${kebab(exportName)}.ts`))
    faults.push(`${file}: the file of ${exportName} must be called ${kebab(exportName)}.ts.`);
  if (kind === undefined) return [...faults, `${file}: does not export ${exportName} as read, write or composite.`];

  const test = file.replace(/\.ts$/, '.test.ts');
  const source = await readFile(join(root, test), 'utf8').catch(() => undefined);
  if (source === undefined) return [...faults, `${test} is missing: each procedure has a test beside it.`];

  const writes = reachableFrom(key, graph).some((each) => each.kind === 'write');
  if (writes && !/\bundoesEverywhere\(/.test(source)) {
    faults.push(`${test} does not call undoesEverywhere, although ${exportName} can write.`);
  }
  return faults;
}

/** The underscore at the end of a private name is no part of the file's name. */
function kebab(name: string): string {
  const words = name.replace(/_$/, '').replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-');
  return words.toLowerCase();
}
