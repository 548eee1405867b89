import { callOf, requestFor } from '@tenantry/cli/two-tenants';
import { isBinary } from '@tenantry/directory';
import type { Answer } from '@tenantry/engine/client';
import type { Hosting } from '@tenantry/testing';

/** What a procedure said and did with its sample request, in a form that is the same over every directory. */
export interface ProcedureRecord {
  /** Answers to the request, and to the same request once more. */
  readonly answers: readonly unknown[];
  /** Entries that were made, went or changed, with the attributes that were. */
  readonly effects: Effects;
}

type Effects = Readonly<Record<string, 'made' | 'gone' | 'changed'>>;
type Entries = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;

/** Sends the sample request of a procedure twice. The second time most are refused, and all have to be in the same way. */
export async function recordProcedure(
  name: string,
  hoster: Hosting,
): Promise<{ readonly record: ProcedureRecord; readonly values: Values }> {
  // First: a request may be about an organization that is gone.
  const { guid } = await hoster.directory.read(hoster.acme.path, ['objectClass']);
  const what = callOf(name, await requestFor(name)(hoster));
  const plain = createPlain(guid);
  const before = await readEntries(hoster);
  const answers: Answer[] = [];
  for (let turn = 0; turn < 2; turn++) {
    answers.push(await hoster.client.submit({ what, caller: { trustee: 'system' } }));
  }
  const after = await readEntries(hoster);
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const effects: [string, Effects[string]][] = [];
  const values: Record<string, Readonly<Record<string, readonly string[]>>> = {};
  for (const path of paths) {
    const [old, now] = [before.get(path), after.get(path)];
    if (!now) effects.push([path, 'gone']);
    else if (!old) effects.push([path, 'made']);
    else if (Object.keys(differenceOf(old, now)).length > 0) effects.push([path, 'changed']);
    else continue;
    if (now) values[plain(path)] = plainValues(differenceOf(old ?? {}, now), plain);
  }
  return {
    record: {
      answers: answers.map(({ state, error, output, warnings }) =>
        sorted(
          JSON.parse(plain(JSON.stringify({ state, code: error?.code, message: error?.message, output, warnings }))),
        ),
      ),
      effects: Object.fromEntries(effects.map(([path, kind]) => [plain(path), kind])),
    },
    values,
  };
}

/** Values after the requests, by entry and attribute; an empty list where an attribute went. */
export type Values = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

async function readEntries({ directory }: Hosting): Promise<Entries> {
  const { domain, configuration } = await directory.contexts();
  const entries = new Map<string, Readonly<Record<string, readonly string[]>>>();
  for (const base of [domain, `CN=Services,${configuration}`]) {
    for await (const { path, attributes } of directory.search({ base, filter: '(objectClass=*)' })) {
      entries.set(path, attributes);
    }
  }
  return entries;
}

/** What directories write by themselves, each in its way. */
const ownToDirectories = new Set([
  ...['whenCreated', 'whenChanged', 'uSNCreated', 'uSNChanged', 'objectGUID', 'objectSid', 'objectClass'],
  ...['objectCategory', 'pwdLastSet', 'nTSecurityDescriptor'],
  // The other end of links; Active Directory shows it, and nobody can write it.
  ...['memberOf', 'managedObjects', 'directReports'],
]);

function differenceOf(
  old: Readonly<Record<string, readonly string[]>>,
  now: Readonly<Record<string, readonly string[]>>,
): Record<string, readonly string[]> {
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => !ownToDirectories.has(name));
  const inOrder = (values: readonly string[] = []) => [...values].sort();
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(inOrder(old[name])) !== JSON.stringify(inOrder(now[name])))
      .map((name) => [name, inOrder(now[name])]),
  );
}

function plainValues(
  values: Readonly<Record<string, readonly string[]>>,
  plain: (text: string) => string,
): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(values).map(([name, each]) => [
      name,
      each.map((value) => (isBinary(name) ? '*' : plain(value))).sort(),
    ]),
  );
}

/** Directories give entries and attributes in an order of their own, and some that are only theirs. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const members = value.filter((each) => !ownToDirectories.has(String((each as { name?: unknown } | null)?.name)));
    return members.map(sorted).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, sorted(each)]));
}

/** GUIDs, the half of one with which names of policies begin, security identifiers and times are other ones each time. */
const fleeting =
  /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}|(?<=CN=|^)[0-9a-f]{16}(?= )|S-1(?:-\d+)+|\d{14}\.0Z|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/gi;

/** Names that are unique in the whole installation have the beginning of the GUID of their organization in them. */
function createPlain(organization: string): (text: string) => string {
  const beginning = new RegExp(`\\b${organization.slice(0, 8)}\\b`, 'gi');
  return (text) => text.replaceAll(fleeting, '*').replaceAll(beginning, '*');
}
