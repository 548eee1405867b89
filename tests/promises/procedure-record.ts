import assert from 'node:assert/strict';

import { requestFor } from '@tenantry/cli/two-tenants';
import { isBinary } from '@tenantry/directory';
import { ProvisioningError } from '@tenantry/engine';
import type { Hosting } from '@tenantry/testing';

import type { Trials } from './trials.ts';

/** What a procedure said and did with its sample request, in a form that is the same over every directory. */
export interface ProcedureRecord {
  /** Answers to the request, and to the same request once more. */
  readonly answers: readonly unknown[];
  readonly warnings: unknown;
  /** Entries that were made, went or changed, with the attributes that were. */
  readonly effects: Effects;
}

type Effects = Readonly<Record<string, 'made' | 'gone' | 'changed'>>;
export type Entries = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;

export interface Recording {
  /** What the directory holds. */
  readonly before: Entries;
  /** False: the user of the request is deleted in the end, because an undo cannot be had. */
  readonly canUndo: boolean;
}

/**
 * Prepares and sends the sample request of a procedure twice, and takes all of that back. The second time most are refused,
 * and all have to be in the same way.
 */
export async function recordProcedure(
  name: string,
  { hoster, attempt }: Trials,
  { before, canUndo }: Recording,
): Promise<{ readonly record: ProcedureRecord; readonly values: Values }> {
  const { guid } = await hoster.directory.read(hoster.acme.path, ['objectClass']);
  const plain = createPlain(guid);
  const answers: unknown[] = [];
  let after = before;
  const { state, error, warnings } = await attempt(async (tenants) => {
    const input = await requestFor(name)(tenants);
    answers.push(await tenants.run(name, input), await answerOf(tenants.run(name, input)));
    after = await readEntries(hoster);
    if (canUndo) return 'undo';
    await tenants.run('Hosted Active Directory::DeleteUser', { path: input.path ?? input.user });
    return 'keep';
  });
  assert.deepEqual([state, error?.code], canUndo ? ['failed', 'TEST_OVER'] : ['done', undefined], error?.message);
  const values: Record<string, Readonly<Record<string, readonly string[]>>> = {};
  const effects = effectsBetween(before, after);
  for (const path of Object.keys(effects)) {
    const now = after.get(path);
    if (now) values[plain(path)] = plainValues(differenceOf(before.get(path) ?? {}, now), plain);
  }
  const comparable = (value: unknown) => sorted(JSON.parse(plain(JSON.stringify(value))));
  return {
    record: {
      answers: answers.map(comparable),
      warnings: comparable(warnings),
      effects: Object.fromEntries(Object.entries(effects).map(([path, kind]) => [plain(path), kind])),
    },
    values,
  };
}

/** What became of entries. */
function effectsBetween(before: Entries, after: Entries): Effects {
  const effects: [string, Effects[string]][] = [];
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [old, now] = [before.get(path), after.get(path)];
    if (!now) effects.push([path, 'gone']);
    else if (!old) effects.push([path, 'made']);
    else if (Object.keys(differenceOf(old, now)).length > 0) effects.push([path, 'changed']);
  }
  return Object.fromEntries(effects);
}

async function answerOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return { output: await call };
  } catch (error) {
    if (!(error instanceof ProvisioningError)) throw error;
    return { code: error.code, message: error.message };
  }
}

/** Values after the requests, by entry and attribute; an empty list where an attribute went. */
export type Values = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** What organizations, users and Exchange have in a directory. */
export async function readEntries({ directory }: Pick<Hosting, 'directory'>): Promise<Entries> {
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
  ...['objectCategory', 'pwdLastSet', 'nTSecurityDescriptor', 'countryCode'],
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
