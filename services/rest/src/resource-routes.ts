import type { Answer, Client, Condition, Principal, ProcedureDefinition } from '@tenantry/engine/client';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { readTags, tagged } from './entity-tag.ts';
import { NoSuchMethod, NotInstalled } from './errors.ts';
import type { Query } from './read-query.ts';
import { queryFields, readInputs, readParts } from './resource-input.ts';
import { type Operation, type Resource, resources } from './resources.ts';

export interface ResourceRoutesOptions {
  readonly client: Client;
  /** Finds a public procedure by `Namespace` and name. */
  find(namespace: string, procedure: string): ProcedureDefinition | undefined;
  callerOf(request: FastifyRequest): Principal;
  /** Submits a call as the request wants it: planned, queued or at once. */
  submit(request: FastifyRequest, what: Call): Promise<Answer>;
  sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply;
  /** Where this service is mounted. */
  readonly prefix: string;
}

export interface Call {
  readonly namespace: string;
  readonly procedure: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly onlyIf?: Condition;
}

type Parts = Readonly<Record<string, string>>;
type At = FastifyRequest<{ Params: Parts; Querystring: Query }>;

const changing = ['post', 'put', 'patch', 'delete'] as const;

/** Addresses of what people think in, over the procedures behind them: `resources.ts` says which. */
export function addResourceRoutes(server: FastifyInstance, options: ResourceRoutesOptions): void {
  const { submit, sendAnswer, prefix } = options;

  for (const resource of resources) {
    const url = resource.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const { get } = resource;
    if (get) {
      server.get<{ Params: Parts; Querystring: Query }>(url, async (request, reply) => {
        const answer = await read(request, get);
        if (answer.error) return sendAnswer(reply, answer);
        return tagged({ request, reply }, shownOf(answer, get), answer.output);
      });
    }
    for (const method of changing) {
      const operation = resource[method];
      if (!operation) continue;
      server[method]<{ Params: Parts; Querystring: Query }>(url, async (request, reply) => {
        const answer = await submit(request, { ...callOf(request, operation), ...(get && conditionOf(request, get)) });
        const location = answer.error ? undefined : madeAt(answer, operation);
        sendAnswer(reply, answer);
        // After the address of the request that the answer names by itself.
        return location === undefined ? reply : reply.header('location', `${prefix}${location}`);
      });
    }
    refuseOthers(resource, url);
  }

  /** What else HTTP has: told with what there is. */
  function refuseOthers(resource: Resource, url: string): void {
    const has = (['get', ...changing] as const).filter((method) => resource[method]);
    const allowed = [...has, ...(resource.get ? ['head' as const] : [])].map((method) => method.toUpperCase());
    const others = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).filter((method) => !allowed.includes(method));
    server.route({
      method: others,
      url,
      handler: async (request, reply) => {
        reply.header('allow', allowed.join(', '));
        throw NoSuchMethod(request.method, request.url.split('?', 1)[0] ?? '', allowed.join(', '));
      },
    });
  }

  function callOf(request: At, operation: Operation): Call {
    const definition = definitionOf(request, operation);
    const { namespace, name: procedure } = definition;
    const parts = readParts(request.params, operation, definition);
    const fields = queryFields(definition, Object.keys(parts));
    const asked = request.method === 'GET' || request.method === 'DELETE' ? readInputs(request.query, fields) : {};
    // The body cannot name another object than the address does.
    return { namespace, procedure, input: { ...asObject(request.body), ...asked, ...parts } };
  }

  function read(request: At, operation: Operation): Promise<Answer> {
    return options.client.submit({
      what: callOf(request, operation),
      caller: options.callerOf(request),
      callId: request.id,
    });
  }

  /** A change may be bound to what its author has read. Source: RFC 9110 section 13.1.1 */
  function conditionOf(request: At, get: Operation): { readonly onlyIf?: Condition } {
    const header = request.headers['if-match'];
    if (header === undefined) return {};
    const definition = definitionOf(request, get);
    const { namespace, name: procedure } = definition;
    const tags = readTags(header);
    const input = readParts(request.params, get, definition);
    return { onlyIf: { namespace, procedure, input, ...(tags === '*' ? {} : { digests: tags }) } };
  }

  function definitionOf(request: FastifyRequest, { procedure }: Operation): ProcedureDefinition {
    const [namespace = '', name = ''] = procedure.split('::');
    const found = options.find(namespace, name);
    if (!found) throw NotInstalled(procedure, request.url.split('?', 1)[0] ?? '');
    return found;
  }
}

/** What a reading gives: the output, or a page of entries. */
function shownOf({ output }: Answer, { entries, only }: Operation): Record<string, unknown> {
  const given = asObject(output);
  if (only !== undefined) return asObject(asList(given[only])[0]);
  if (entries === undefined) return given;
  const { nextCursor } = given;
  return { items: asList(given[entries]), ...(nextCursor === undefined ? {} : { after: nextCursor }) };
}

/** Where something new is, once it is. */
function madeAt({ state, output }: Answer, { made }: Operation): string | undefined {
  if (!made || state !== 'done') return undefined;
  const name = made.by.reduce<unknown>((value, key) => asObject(value)[key], output);
  return typeof name === 'string' ? `${made.at}/${encodeURIComponent(name)}` : undefined;
}

function asObject(value: unknown): Record<string, unknown> {
  // Bodies and outputs are plain JSON.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
