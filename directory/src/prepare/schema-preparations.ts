import type { Attributes } from '../directory.ts';
import type { Operation } from '../operations.ts';
import {
  preserveOnDelete,
  renderSchemaChange,
  type SchemaChange,
  type SchemaStage,
} from '../schema/active-directory-schema.ts';
import type { Place, Preparation } from './preparation.ts';

const stageTitles = [
  'Attributes in the schema',
  'Classes in the schema',
  'Attributes and places of classes that were there',
  'Passwords outlive a deletion, so that it can be undone',
];

/** What the schema lacks, in the stages in which a server takes it. */
export async function* prepareSchema(place: Place, stages: readonly SchemaStage[]): AsyncIterable<Preparation> {
  const { configuration } = await place.port.contexts();
  const context = `CN=Schema,${configuration}`;
  for (const [index, stage] of stages.entries()) {
    const present = await readSchema(place, context);
    const missing = stage.flatMap((change) => missingPart(change, present.get(change.name.toLowerCase())));
    yield {
      title: stageTitles[index] ?? '',
      changes: missing.map((change) => renderSchemaChange(change, context)),
      apply: () => applyStage(place, context, missing),
    };
  }
}

type Schema = ReadonlyMap<string, Attributes>;

async function readSchema({ port, controller }: Place, context: string): Promise<Schema> {
  const found = new Map<string, Attributes>();
  const attributes = [
    'lDAPDisplayName',
    'mayContain',
    'systemMayContain',
    'possSuperiors',
    'systemPossSuperiors',
    'searchFlags',
  ];
  const search = { base: context, scope: 'one' as const, attributes, limit: undefined };
  const filter = { kind: 'present' as const, attribute: 'lDAPDisplayName' };
  for await (const entry of port.search(controller, { ...search, filter })) {
    const [name] = entry.attributes['lDAPDisplayName'] ?? [];
    if (name !== undefined) found.set(name.toLowerCase(), { ...entry.attributes, dn: [entry.dn] });
  }
  return found;
}

/** A change without what is there; none when nothing is left. */
function missingPart(change: SchemaChange, present: Attributes | undefined): SchemaChange[] {
  if (change.kind === 'add') return present ? [] : [change];
  if (change.kind === 'keep') {
    const flags = Number(present?.['searchFlags']?.[0] ?? 0);
    const isKept = present === undefined || (flags & preserveOnDelete) !== 0;
    return isKept ? [] : [{ ...change, attributes: { searchFlags: [String(flags | preserveOnDelete)] } }];
  }
  const lacking = Object.entries(change.attributes).flatMap(([name, values]): [string, string[]][] => {
    const held = new Set(
      [...(present?.[name] ?? []), ...(present?.[systemNames[name] ?? ''] ?? [])].map((value) => value.toLowerCase()),
    );
    const left = values.filter((value) => !held.has(value.toLowerCase()));
    return left.length === 0 ? [] : [[name, left]];
  });
  return lacking.length === 0 ? [] : [{ ...change, attributes: Object.fromEntries(lacking) }];
}

/** What the makers of the class gave it stands apart from what others added. */
const systemNames: Readonly<Record<string, string>> = {
  mayContain: 'systemMayContain',
  possSuperiors: 'systemPossSuperiors',
};

async function applyStage(
  { port, controller }: Place,
  context: string,
  changes: readonly SchemaChange[],
): Promise<void> {
  for (const { kind, commonName, attributes } of changes) {
    const dn = `CN=${commonName},${context}`;
    if (kind === 'add') await port.add(controller, dn, attributes);
    else {
      const verb = kind === 'extend' ? ('add' as const) : ('replace' as const);
      const operations = Object.entries(attributes).map(
        ([attribute, values]): Operation => ({ kind: verb, attribute, values }),
      );
      await port.modify(controller, dn, operations);
    }
  }
  // The next stage needs this one; by itself a server reads its schema anew after minutes (MS-ADTS 3.1.1.3.3.13).
  await port.modify(controller, '', [{ kind: 'add', attribute: 'schemaUpdateNow', values: ['1'] }]);
}
