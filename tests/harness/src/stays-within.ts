import assert from 'node:assert/strict';
import { it } from 'node:test';

import { components } from '@tenantry/cli/components';
import { compareSnapshots } from '@tenantry/cli/snapshot';
import { callOf, requestFor } from '@tenantry/cli/two-tenants';
import type { Component } from '@tenantry/engine';
import { type Field, type Fields, meaningOf, type ObjectKind } from '@tenantry/schema';
import { type Hosting, type HostingOptions, hosting } from './hosting.ts';
import type { MakeRequest } from './undoes-everywhere.ts';

/** What a refusal may be called: the caller must not learn more than that. */
const refusals: readonly string[] = [
  'ENGINE_FOREIGN_OBJECT',
  'ENGINE_MISSING_PRIVILEGE',
  'ENGINE_NO_SUCH_OBJECT',
  'ENGINE_WRONG_KIND_OF_OBJECT',
];

export interface WithinOptions extends Pick<HostingOptions, 'extraComponents'> {
  /** Codes of the procedure itself that also refuse foreign objects. */
  readonly alsoRefusedBy?: readonly string[];
}

/**
 * Registers a test that a procedure, called by the administrator of one tenant, never reaches another:
 * each argument that names an object is replaced by one of `rival`, one at a time, and must be refused.
 * @param makeRequest prepares what the procedure needs in `acme` and gives an input that succeeds; default its sample request
 */
export function staysWithin(
  name: string,
  makeRequest: MakeRequest = requestFor(name),
  options: WithinOptions = {},
): void {
  it('reaches no object of another organization', async () => {
    const { extraComponents = [] } = options;
    const hoster = await hosting({ queue: false, extraComponents });
    const input = asRecord(await makeRequest(hoster));
    const foreign = await makeForeignObjects(hoster);
    const fields = fieldsOf(name, [...components, ...extraComponents]);
    const arguments_ = objectArguments(fields, input);
    assert.ok(arguments_.length > 0, `${name} has no argument that names an object`);
    const before = await hoster.everything();

    for (const { path, kind } of arguments_) {
      const replaced = replaceAt(input, path, foreign[kind]);
      const answer = await hoster.client.submit({
        what: callOf(name, replaced),
        caller: { trustee: hoster.acme.administrator },
      });

      const allowed = [...refusals, ...(options.alsoRefusedBy ?? [])];
      const code = answer.error?.code ?? 'no error';
      assert.ok(allowed.includes(code), `${name} with ${path.join('/')} = ${foreign[kind]} answered ${code}`);
    }
    assert.deepEqual(compareSnapshots(before, await hoster.everything()), [], 'what was refused changed something');
  });
}

/** One object of each kind that belongs to `rival`. */
async function makeForeignObjects(hoster: Hosting): Promise<Readonly<Record<ObjectKind, string>>> {
  const { rival } = hoster;
  const user = await rival.user('foreigner');
  const group = await hoster.run('Managed Active Directory::CreateGroup', {
    container: rival.path,
    name: 'Foreigners',
  });
  const contact = await hoster.run('Managed Active Directory::CreateContact', {
    container: rival.path,
    name: 'Foreign contact',
  });
  return {
    entry: user,
    organization: rival.path,
    container: rival.path,
    user,
    recipient: user,
    group: group.group.path,
    contact: contact.path,
  };
}

interface ObjectArgument {
  readonly path: readonly (string | number)[];
  readonly kind: ObjectKind;
}

function fieldsOf(name: string, all: readonly Component[]): Fields {
  const { namespace, procedure } = callOf(name, {});
  const component = all.find((each) => each.namespace === namespace);
  const found = Object.entries(component?.procedures ?? {}).find(
    ([exportName, { name: published = exportName }]) => published === procedure,
  );
  assert.ok(found, `there is no procedure ${name}`);
  return found[1].input;
}

/** Arguments of the input that name objects, and optional ones at the top that it leaves out. */
function objectArguments(fields: Fields, input: Readonly<Record<string, unknown>>): ObjectArgument[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const { object } = meaningOf(field);
    if (object !== undefined && input[name] === undefined) return [{ path: [name], kind: object }];
    return argumentsIn(field, input[name], [name]);
  });
}

function argumentsIn(field: Field, value: unknown, path: readonly (string | number)[]): ObjectArgument[] {
  const { object } = meaningOf(field);
  if (object !== undefined) return typeof value === 'string' ? [{ path, kind: object }] : [];
  const { properties = {}, items } = field as { properties?: Record<string, Field>; items?: Field };
  if (items && Array.isArray(value)) return value.flatMap((item, index) => argumentsIn(items, item, [...path, index]));
  const inside = asRecord(value);
  return Object.entries(properties).flatMap(([name, child]) => argumentsIn(child, inside[name], [...path, name]));
}

function replaceAt(
  input: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
  value: string,
): unknown {
  const copy = structuredClone(input);
  let parent: Record<string | number, unknown> = copy;
  for (const step of path.slice(0, -1)) parent = asRecord(parent[step]);
  const last = path.at(-1);
  if (last !== undefined) parent[last] = value;
  return copy;
}

function asRecord(value: unknown): Record<string | number, unknown> {
  // Inputs are plain JSON.
  return typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>) : {};
}
