// Debian packages: python3-zeep php-cli php-soap
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { components } from '@tenantry/cli/components';
import { webServices } from '@tenantry/cli/web-services';
import { defineComponents } from '@tenantry/engine/host';
import {
  decodeExactly,
  type Element,
  encode,
  type Field,
  type Fields,
  meaningOf,
  parseXml,
  renderXml,
  scopeOf,
  shapeOf,
} from '@tenantry/schema';
import { createFaces, type Operation, renderWsdl, type ServiceFace } from '@tenantry/soap';
import fc from 'fast-check';

import { anyRecord } from '../promises/any-value.ts';

// Every element of every schema through clients that nobody here wrote: what they make of a value the server reads
// as the same value, and what the server writes they read as the same value.
const run = promisify(execFile);
const folder = fileURLToPath(new URL('.', import.meta.url));
const valuesEach = 4;
const seed = 7;

interface Case {
  readonly face: ServiceFace;
  readonly operation: Operation;
  readonly request: Record<string, unknown>;
  readonly response: Record<string, unknown>;
}

describe('messages come back the same', () => {
  let work: string;
  const cases = makeCases();

  before(async () => {
    work = await mkdtemp(join(tmpdir(), 'tenantry-round-trips-'));
    for (const { service, operations } of new Set(cases.map(({ face }) => face))) {
      const options = { operations: [...operations.values()], address: 'http://localhost/' };
      await writeFile(join(work, `${service.name}.wsdl`), renderWsdl(service, options));
    }
    await writeFile(join(work, 'cases.json'), JSON.stringify(cases.map(describeCase)));
  });
  after(() => rm(work, { recursive: true, force: true }));

  for (const [client, program, script] of [
    ['zeep (Python)', '/usr/bin/python3', 'round-trips.py'],
    ['SoapClient (PHP)', 'php', 'round-trips.php'],
  ] as const) {
    it(`through ${client}`, async () => {
      await run(program, [join(folder, script), work]);

      const results = JSON.parse(await readFile(join(work, 'results.json'), 'utf8'));
      assert.equal(results.length, cases.length);
      for (const [index, each] of cases.entries()) {
        const { request, response } = results[index];
        assert.deepEqual(readRequest(each, request), { value: each.request, faults: [] }, request);
        assert.deepEqual(plain(response), plain(shaped(each.operation.response, each.response)));
      }
    });
  }
});

function makeCases(): Case[] {
  const definitions = defineComponents(components);
  const faces = [...createFaces(webServices, { definitions: () => definitions })().values()];
  return faces.flatMap((face) =>
    [...face.operations.values()].flatMap((operation) => {
      const values = fc.sample(fc.tuple(anyRecord(operation.request), anyRecord(operation.response)), {
        numRuns: valuesEach,
        seed,
      });
      return values.map(([request, response]) => ({ face, operation, request, response }));
    }),
  );
}

/** A case as the scripts read it. */
function describeCase({ face, operation, request, response }: Case) {
  const answer = encode(operation.response, response, `${operation.name}Response`);
  return {
    service: face.service.name,
    namespace: face.namespace,
    operation: operation.name,
    request: shaped(operation.request, request),
    response: renderXml({ ...answer, attributes: { xmlns: face.namespace } }),
  };
}

/** A value as clients know it: a list is an object with its repeated element. */
function shaped(fields: Fields, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const field = fields[name];
      return field === undefined || inner === undefined ? [] : [[name, shapedField(field, inner)]];
    }),
  );
}

function shapedField(field: Field, value: unknown): unknown {
  const shape = shapeOf(field);
  if (shape.kind === 'record') return shaped(shape.fields, value as Record<string, unknown>);
  if (shape.kind !== 'list') return value;
  const items = (value as unknown[]).map((item) => shapedField(shape.items, item));
  const { repeated, item = 'value' } = meaningOf(field);
  // What can stand only once is no list to a client.
  const list = (field as { maxItems?: number }).maxItems === 1 ? items[0] : items;
  return repeated ? list : { [item]: list };
}

/** The request of an envelope, as the server reads it. */
function readRequest({ face, operation }: Case, text: string) {
  const envelope = parseXml(text);
  const body = envelope.children.at(-1) as Element;
  const content = body.children[0] as Element;
  const scope = [envelope, body, content].reduce((around, element) => scopeOf(element, around), scopeOf(envelope));
  return decodeExactly(operation.request, content, { namespace: face.namespace, typeOf: face.typeOf, scope });
}

/** Clients differ in how they tell nothing (zeep gives none for an empty text), and in the types of numbers. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).map(([name, inner]) => [name, plain(inner)] as const);
  const kept = entries.filter(([, inner]) => inner !== undefined && !(Array.isArray(inner) && inner.length === 0));
  return kept.length === 0 ? undefined : Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
