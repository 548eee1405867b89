import type { ProcedureDefinition } from '@tenantry/engine/client';
import { toJsonSchema } from '@tenantry/schema';
import { callParameters, problemResponse } from './open-api-call.ts';
import { requestPaths } from './open-api-requests.ts';
import { resourcePaths, resourceTags } from './open-api-resources.ts';
import { answerSchemas } from './open-api-schemas.ts';
import { nameInAddress, slugOf } from './procedure-names.ts';

type Json = Readonly<Record<string, unknown>>;

/** Describes all public procedures and what became of requests, in OpenAPI 3.1. */
export function openApiOf(definitions: readonly ProcedureDefinition[], prefix: string): Json {
  const open = definitions.filter(({ access }) => access === 'public');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tenantry',
      version: '1.0.0',
      summary: 'Provisioning of hosted messaging.',
      description:
        'Every public procedure of the installed namespaces is one address. A call is one transaction: it ends done or undone. ' +
        'With `plan=true` nothing is done and the changes are listed.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: prefix === '' ? '/' : prefix }],
    security: [{ basic: [] }],
    tags: [
      ...resourceTags(),
      ...[...new Set(open.map(({ namespace }) => namespace))].map((name) => ({
        name,
        description: `Procedures of ${name}.`,
      })),
      { name: 'Requests', description: 'What was submitted, and what became of it.' },
    ],
    paths: { ...resourcePaths(open), ...requestPaths, ...Object.fromEntries(open.map(pathOf)) },
    components: {
      securitySchemes: { basic: { type: 'http', scheme: 'basic', description: 'A user of the hosting directory.' } },
      schemas: answerSchemas,
    },
  };
}

function pathOf(definition: ProcedureDefinition): [string, Json] {
  const { namespace, input, output } = definition;
  const name = nameInAddress(definition);
  const answer = {
    allOf: [{ $ref: '#/components/schemas/Answer' }],
    type: 'object',
    properties: { output: toJsonSchema(output) },
  };
  return [
    `/${slugOf(namespace)}/${name}`,
    {
      post: {
        operationId: `${slugOf(namespace)}.${name}`,
        tags: [namespace],
        summary: definition.summary,
        description: describe(definition),
        parameters: callParameters,
        requestBody: { required: true, content: { 'application/json': { schema: toJsonSchema(input) } } },
        responses: {
          '200': {
            description: 'It is done, or planned.',
            content: { 'application/json': { schema: answer } },
          },
          '202': {
            description: 'It is on the queue; the header Location tells where to ask.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Answer' } } },
          },
          '4XX': problemResponse('It was refused, and everything is as before.'),
          '5XX': problemResponse('It could not be done now, and everything is as before; or an operator is needed.'),
        },
      },
    },
  ];
}

function describe({ remarks, role, source, errors }: ProcedureDefinition): string {
  return [
    remarks,
    `Least role at the organization: ${role ?? 'none; every user'}.`,
    errors.length > 0 ? `Errors of its own: ${errors.map(({ code }) => `\`${code}\``).join(', ')}.` : undefined,
    source === undefined ? undefined : `Source: ${source}.`,
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}
