import type { ProcedureDefinition } from '@tenantry/engine/client';
import { type Fields, isOptional, toJsonSchema } from '@tenantry/schema';

import { callParameters, problemResponse } from './open-api-call.ts';
import { bodyFields, inputOf, listOptions, queryFields } from './resource-input.ts';
import { type Operation, type Resource, resources } from './resources.ts';

type Json = Readonly<Record<string, unknown>>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The addresses of resources whose procedures are installed. */
export function resourcePaths(definitions: readonly ProcedureDefinition[]): Json {
  const byName = new Map(definitions.map((each) => [`${each.namespace}::${each.name}`, each]));
  const paths = resources.map((resource): [string, Json] => [
    resource.path,
    Object.fromEntries(
      methods.flatMap((method) => {
        const operation = resource[method];
        const definition = operation && byName.get(operation.procedure);
        return definition ? [[method, operationOf(resource, { method, operation, definition })]] : [];
      }),
    ),
  ]);
  return Object.fromEntries(paths.filter(([, operations]) => Object.keys(operations).length > 0));
}

/** The groups of resources, in the order in which they first come. */
export function resourceTags(): Json[] {
  return [...new Set(resources.map(({ tag }) => tag))].map((name) => ({
    name,
    description: `${name} as resources: the procedures of the namespaces under addresses that one would guess.`,
  }));
}

interface Described {
  readonly method: (typeof methods)[number];
  readonly operation: Operation;
  readonly definition: ProcedureDefinition;
}

function operationOf({ tag, path }: Resource, { method, operation, definition }: Described): Json {
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => part);
  const filled = parts.map((part) => inputOf(part, operation));
  const isRead = method === 'get';
  const hasQuery = isRead || method === 'delete';
  return {
    operationId: `${method}${path.replaceAll(/[^A-Za-z]+(\w)/g, (_, first: string) => first.toUpperCase()).replaceAll(/\W/g, '')}`,
    tags: [tag],
    summary: definition.summary,
    description: `Calls \`${operation.procedure}\`. Least role at the organization: ${definition.role ?? 'none; every user'}.`,
    parameters: [
      ...parts.map((part) => pathParameter(part, definition.input, operation)),
      ...(hasQuery ? queryParameters(queryFields(definition, filled)) : []),
      ...(isRead ? [ifNoneMatch] : [...callParameters, ifMatch]),
    ],
    ...(hasQuery ? {} : { requestBody: body(bodyFields(definition, filled)) }),
    responses: {
      ...(isRead ? readResponses(operation, definition) : changeResponses(definition)),
      '4XX': problemResponse('It was refused, and everything is as before.'),
      '5XX': problemResponse('It could not be done now, and everything is as before; or an operator is needed.'),
    },
  };
}

function pathParameter(part: string, input: Fields, operation: Operation): Json {
  const name = inputOf(part, operation);
  const { description = part } = (input[name] ?? {}) as { readonly description?: string };
  return {
    name: part,
    in: 'path',
    required: true,
    description: `${description} Objects may be named by their GUID.`,
    schema: { type: 'string' },
  };
}

function queryParameters(fields: Fields): Json[] {
  const { properties } = toJsonSchema(fields) as { readonly properties: Readonly<Record<string, Json>> };
  const short = new Map(Object.entries(listOptions).map(([given, name]) => [name, given]));
  return Object.entries(fields).map(([name, field]) => ({
    name: short.get(name) ?? name,
    in: 'query',
    required: !isOptional(field),
    description: properties[name]?.['description'],
    schema: properties[name],
  }));
}

function body(fields: Fields): Json {
  return { required: true, content: { 'application/json': { schema: toJsonSchema(fields) } } };
}

function readResponses({ entries, only }: Operation, { output }: ProcedureDefinition): Json {
  const whole = toJsonSchema(output) as { readonly properties: Readonly<Record<string, Json>> };
  const page = {
    type: 'object',
    required: ['items'],
    properties: {
      items: whole.properties[entries ?? ''],
      after: { type: 'string', description: 'Where the next page begins; absent on the last page.' },
    },
  };
  const one = only === undefined ? whole : (whole.properties[only]?.['items'] ?? {});
  return {
    '200': {
      description: entries === undefined ? 'The resource.' : 'A page.',
      headers: { ETag: { description: 'Names what was read.', schema: { type: 'string' } } },
      content: { 'application/json': { schema: entries === undefined ? one : page } },
    },
    '304': { description: 'It is what the caller has.' },
  };
}

function changeResponses({ output }: ProcedureDefinition): Json {
  return {
    '200': {
      description: 'It is done, or planned.',
      content: {
        'application/json': {
          schema: {
            allOf: [{ $ref: '#/components/schemas/Answer' }],
            type: 'object',
            properties: { output: toJsonSchema(output) },
          },
        },
      },
    },
    '202': {
      description: 'It is on the queue; the header Location tells where to ask.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Answer' } } },
    },
  };
}

const ifNoneMatch: Json = {
  name: 'If-None-Match',
  in: 'header',
  description: 'Entity tag of what the caller has: nothing is sent when it is still the same.',
  schema: { type: 'string' },
};

const ifMatch: Json = {
  name: 'If-Match',
  in: 'header',
  description: 'Entity tag of what the author of the change has read: the change is refused when it is another by now.',
  schema: { type: 'string' },
};
