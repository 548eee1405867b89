import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A procedure as its source shows it. */
export interface ProcedureSource {
  /** `contract.ExportName`, e.g. `plans.AddAsset`. */
  readonly key: string;
  readonly exportName: string;
  /** Relative to the root. */
  readonly file: string;
  readonly kind: 'read' | 'write' | 'composite' | undefined;
  /** Keys of the procedures that it calls, also through functions beside it. */
  readonly calls: readonly string[];
}

/** All procedures of the components, by key. The types of contracts make sure that every key in a call exists. */
export async function readCallGraph(root: string): Promise<Map<string, ProcedureSource>> {
  const graph = new Map<string, ProcedureSource>();
  const contracts = await readContracts(root);
  const published = new Set(contracts.values());
  for (const [folder, contract] of contracts) {
    const list = join(folder, 'procedures.ts');
    for (const [, exportName = '', name = ''] of (await read(root, list)).matchAll(
      /export \{ (\w+) \} from '\.\/([\w-]+)\.ts'/g,
    )) {
      const file = join(folder, `${name}.ts`);
      const texts = await readWithImports(root, file, new Set());
      const kind = new RegExp(`export const ${exportName} = (read|write|composite)\\(`).exec(texts)?.[1];
      // By other names a component calls what is its own.
      const calls = [...texts.matchAll(/\bcall\(\s*(\w+)\.(\w+)/g)].map(
        ([, of = '', procedure]) => `${published.has(of) ? of : contract}.${procedure}`,
      );
      const key = `${contract}.${exportName}`;
      graph.set(key, { key, exportName, file, kind: kind as ProcedureSource['kind'], calls: [...new Set(calls)] });
    }
  }
  return graph;
}

/** The procedures that a call of one can reach, itself included. */
export function reachableFrom(key: string, graph: ReadonlyMap<string, ProcedureSource>): ProcedureSource[] {
  const reached = new Map<string, ProcedureSource>();
  visit(key);
  return [...reached.values()];

  function visit(next: string): void {
    const procedure = graph.get(next);
    if (!procedure || reached.has(next)) return;
    reached.set(next, procedure);
    for (const call of procedure.calls) visit(call);
  }
}

/** The names of the contracts that components publish, by folder. */
async function readContracts(root: string): Promise<Map<string, string>> {
  const contracts = new Map<string, string>();
  for await (const list of glob('{providers,namespaces}/*/src/procedures.ts', { cwd: root })) {
    const folder = dirname(list);
    const [, name = ''] = /export const (\w+) = contract</.exec(await read(root, join(folder, 'contract.ts'))) ?? [];
    contracts.set(folder, name);
  }
  return contracts;
}

/** The text of a module and of those beside it from which it takes more than types. */
async function readWithImports(root: string, file: string, seen: Set<string>): Promise<string> {
  if (seen.has(file)) return '';
  seen.add(file);
  const text = await read(root, file);
  const beside = [...text.matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.\/[\w./-]+\.ts)'/gm)].map(
    ([, path = '']) => join(dirname(file), path),
  );
  const texts = await Promise.all(beside.map((path) => readWithImports(root, path, seen)));
  return [text, ...texts].join('\n');
}

function read(root: string, file: string): Promise<string> {
  return readFile(join(root, file), 'utf8').catch(() => '');
}
