import { type Answer, type Client, type Principal, ProvisioningError } from '@tenantry/engine/client';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import {
  BadHttp,
  BodyTooLarge,
  NoSuchAddress,
  NoSuchRequest,
  NotXml,
  QueryIncomplete,
  QueryUnknown,
  Unauthenticated,
} from './errors.ts';
import { readText } from './read-text.ts';
import { renderError } from './render-error.ts';
import { statusOf, statusOfError } from './status-of.ts';

/** What the service needs of its surroundings. */
export interface RequestServiceOptions {
  readonly client: Client;
  /** Whether requests are taken. */
  ready(): boolean;
  /** Who sends a request; undefined when it proves nobody. Its refusals are errors. */
  authenticate(request: FastifyRequest): Promise<Principal | undefined>;
  /** Whether a caller may see requests of others. */
  seesAll(caller: Principal): Promise<boolean>;
  /** Largest body in bytes. Default 20 MB. */
  readonly bodyBytes?: number;
}

const megabyte = 1_000_000;
const bodyBytesDefault = 20 * megabyte;
const retrySeconds = 5;
const statusUnavailable = 503;
const knownQuery: readonly string[] = ['namespace', 'procedure', 'queue'];

/**
 * `POST /requests` takes a trusted request, or with `?namespace=&procedure=` a simple one; `GET /requests/{id}` tells how it ended.
 * A Fastify plugin.
 */
export async function requestService(server: FastifyInstance, options: RequestServiceOptions): Promise<void> {
  const { client, bodyBytes = bodyBytesDefault } = options;
  const callers = new WeakMap<FastifyRequest, Principal>();

  server.removeAllContentTypeParsers();
  // A browser form cannot send these types, so no foreign page can make a browser submit with remembered credentials.
  server.addContentTypeParser(
    /^(?:text|application)\/(?:[\w.+-]+\+)?xml\s*(?:;|$)/i,
    { parseAs: 'buffer', bodyLimit: bodyBytes },
    async (_request: FastifyRequest, body: Buffer) => readText(body),
  );

  server.setErrorHandler((error, request, reply) => {
    const told = tellError(error, request, bodyBytes);
    if (told === undefined) throw error;
    return sendError(reply, told);
  });
  server.setNotFoundHandler((request, reply) => sendError(reply, NoSuchAddress(request.method, pathOf(request))));

  server.get('/healthz', async (_request, reply) => reply.type('text/plain').send('alive\n'));
  server.get('/readyz', async (_request, reply) => {
    const ready = options.ready();
    return reply
      .code(ready ? 200 : statusUnavailable)
      .type('text/plain')
      .send(ready ? 'ready\n' : 'not ready\n');
  });

  // Before the body is read: who may not submit makes us hold nothing.
  const authenticated = { onRequest: authenticate };

  server.post<{ Querystring: Record<string, string> }>('/requests', authenticated, async (request, reply) => {
    const { namespace, procedure, queue } = readQuery(request.query);
    if (typeof request.body !== 'string') throw NotXml('nothing');
    const document = request.body;
    const key = request.headers['idempotency-key'];

    const answer = await client.submit({
      what: namespace !== undefined && procedure !== undefined ? { namespace, procedure, document } : { document },
      caller: callerOf(request),
      callId: request.id,
      ...(typeof key === 'string' ? { clientTransactionId: key } : {}),
      ...(queue ? { queue: {} } : {}),
    });
    return sendAnswer(reply, answer);
  });

  server.get<{ Params: { id: string } }>('/requests/:id', authenticated, async (request, reply) => {
    const { id } = request.params;
    const answer = await findFor(callerOf(request), id);
    if (!answer) throw NoSuchRequest(id);
    return sendAnswer(reply, answer);
  });

  async function authenticate(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const caller = await options.authenticate(request);
    if (!caller) {
      reply.header('www-authenticate', 'Basic realm="tenantry", charset="UTF-8"');
      throw Unauthenticated();
    }
    callers.set(request, caller);
  }

  function callerOf(request: FastifyRequest): Principal {
    const caller = callers.get(request);
    if (!caller) throw Unauthenticated();
    return caller;
  }

  /** Answers hold what other organizations must not see. */
  async function findFor(caller: Principal, id: string): Promise<Answer | undefined> {
    if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined;
    const submitted = (await client.explain(id)) ?? (await client.list({ batchId: id, limit: 1 }))[0];
    if (!submitted) return undefined;
    if (submitted.trustee !== caller.trustee && !(await options.seesAll(caller))) return undefined;
    return client.find(id);
  }
}

function readQuery(query: Readonly<Record<string, string>>): {
  namespace: string | undefined;
  procedure: string | undefined;
  queue: boolean;
} {
  const unknown = Object.keys(query).find((name) => !knownQuery.includes(name));
  if (unknown !== undefined) throw QueryUnknown(unknown);
  const { namespace, procedure, queue } = query;
  if (queue !== undefined && queue !== 'true' && queue !== 'false') throw QueryUnknown(`queue=${queue}`);
  if (namespace !== undefined && procedure === undefined) throw QueryIncomplete('namespace', 'procedure');
  if (namespace === undefined && procedure !== undefined) throw QueryIncomplete('procedure', 'namespace');
  return { namespace, procedure, queue: queue === 'true' };
}

function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  const { requestId, state, document, error } = answer;
  reply.header('tenantry-state', state);
  if (requestId !== '') reply.header('tenantry-request-id', requestId).header('location', `/requests/${requestId}`);
  if (error) reply.header('tenantry-error', error.code);
  return sendXml(reply, statusOf(answer), document ?? '<response/>');
}

function sendError(reply: FastifyReply, error: ProvisioningError): FastifyReply {
  reply.header('tenantry-error', error.code);
  return sendXml(reply, statusOfError(error), renderError(error));
}

function sendXml(reply: FastifyReply, status: number, document: string): FastifyReply {
  if (status === statusUnavailable) reply.header('retry-after', retrySeconds);
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .type('text/xml; charset=utf-8')
    .send(document);
}

/** An error of ours, or of Fastify in our words; undefined for a fault of the program. */
function tellError(error: unknown, request: FastifyRequest, bodyBytes: number): ProvisioningError | undefined {
  if (error instanceof ProvisioningError) return error;
  if (!(error instanceof Error && 'code' in error && 'statusCode' in error)) return undefined;

  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return BodyTooLarge(String(bodyBytes / megabyte));
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return NotXml(request.headers['content-type'] ?? 'nothing');
  return Number(error.statusCode) < 500 ? BadHttp(error.message) : undefined;
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? url;
}
