import {
  type Answer,
  type Client,
  type Principal,
  type ProcedureDefinition,
  ProvisioningError,
  type Submission,
} from '@tenantry/engine/client';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import {
  BadHttp,
  BodyTooLarge,
  Failed,
  NoSuchAddress,
  NoSuchProcedure,
  NotJson,
  TooDeep,
  Unauthenticated,
} from './errors.ts';
import { pagePolicy } from './html.ts';
import { isDeeperThan } from './json-depth.ts';
import { openApiOf } from './open-api.ts';
import { type OtherAddress, renderOverview } from './overview-page.ts';
import { problemOf, problemType, type Told } from './problem.ts';
import { createFinder } from './procedure-names.ts';
import { renderProcedure } from './procedure-page.ts';
import { prefersAsync, type Query, readPlan } from './read-query.ts';
import { addRequestRoutes } from './request-routes.ts';
import { addResourceRoutes } from './resource-routes.ts';

/** What the service needs of its surroundings. */
export interface RestServiceOptions {
  readonly client: Client;
  /** Who sends a request; undefined when it proves nobody. Its refusals are errors. */
  authenticate(request: FastifyRequest): Promise<Principal | undefined>;
  /** Whether a caller may see requests of others. */
  seesAll(caller: Principal): Promise<boolean>;
  /** HTTP status of an error; the same for all services. */
  statusOf(error: Told): number;
  /** What else the server answers, for the page of everything. */
  readonly others?: readonly OtherAddress[];
  /** Largest body in bytes. Default 5 MB. */
  readonly bodyBytes?: number;
}

interface ProcedureAddress {
  readonly namespace: string;
  readonly procedure: string;
}

const megabyte = 1_000_000;
const bodyBytesDefault = 5 * megabyte;
/** What procedures take is ten levels deep at most. */
const depthMaximum = 64;
const retrySeconds = 5;

/**
 * `POST <prefix>/<namespace>/<Procedure>` calls any public procedure with JSON; `<prefix>/requests` tells what became of it;
 * `<prefix>/openapi.json` describes everything to programs, `<prefix>/` and GET at the address of a procedure to people. A Fastify plugin.
 */
export async function restService(server: FastifyInstance, options: RestServiceOptions): Promise<void> {
  const { client, statusOf, seesAll, others = [], bodyBytes = bodyBytesDefault } = options;
  const callers = new WeakMap<FastifyRequest, Principal>();
  const finder = createFinder(() => client.definitions());

  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  // A browser form cannot send this type, so no foreign page can make a browser call with remembered credentials.
  server.addContentTypeParser(
    /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i,
    { parseAs: 'string', bodyLimit: bodyBytes },
    (request: FastifyRequest, body: string, done: (error: Error | null, body?: unknown) => void) => {
      // Whoever walks through it takes a frame of the stack for each level.
      if (isDeeperThan(body, depthMaximum)) done(TooDeep(String(depthMaximum)));
      else parseJson(request, body, done);
    },
  );
  server.setErrorHandler((error, request, reply) => {
    const told = tellError(error, request, bodyBytes);
    if (told.code === Failed.code) request.log.error({ error }, 'a REST call failed unexpectedly');
    return sendProblem(reply, told);
  });
  server.setNotFoundHandler((request, reply) => sendProblem(reply, NoSuchAddress(request.method, pathOf(request))));

  let described: { readonly of: unknown; readonly document: unknown } | undefined;
  server.get('/openapi.json', async () => {
    const definitions = client.definitions();
    if (described?.of !== definitions) described = { of: definitions, document: openApiOf(definitions, server.prefix) };
    return described.document;
  });

  server.get('/', (_request, reply) =>
    sendPage(reply, renderOverview(client.definitions(), { prefix: server.prefix, others })),
  );
  server.get<{ Params: ProcedureAddress }>('/:namespace/:procedure', (request, reply) =>
    sendPage(reply, renderProcedure(readProcedure(request.params), server.prefix)),
  );

  await server.register(async (signedIn) => {
    // Before the body is read: who may not call makes us hold nothing.
    signedIn.addHook('onRequest', authenticate);
    signedIn.addHook('onSend', async (_request, reply) => {
      reply.header('x-content-type-options', 'nosniff');
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    });

    signedIn.post<{ Params: ProcedureAddress; Querystring: Query }>(
      '/:namespace/:procedure',
      async (request, reply) => {
        const { namespace, name: procedure } = readProcedure(request.params);
        return sendAnswer(reply, await submit(request, { namespace, procedure, input: request.body ?? {} }));
      },
    );
    addRequestRoutes(signedIn, { client, callerOf, seesAll, shown });
    addResourceRoutes(signedIn, { client, find: finder.find, callerOf, submit, sendAnswer, prefix: server.prefix });
  });

  /** As the caller wants it: planned, queued, or at once. */
  async function submit(request: FastifyRequest, what: Submission['what']): Promise<Answer> {
    const key = headerOf(request, 'idempotency-key');
    const submission = {
      what,
      caller: callerOf(request),
      callId: request.id,
      ...(key === undefined ? {} : { clientTransactionId: key }),
    };
    // Every route of this service has a query of texts.
    if (readPlan(request.query as Query)) return client.plan(submission);
    return client.submit(prefersAsync(headerOf(request, 'prefer')) ? { ...submission, queue: {} } : submission);
  }

  async function authenticate(request: FastifyRequest): Promise<void> {
    const caller = await options.authenticate(request);
    if (!caller) throw Unauthenticated();
    callers.set(request, caller);
  }

  function callerOf(request: FastifyRequest): Principal {
    const caller = callers.get(request);
    if (!caller) throw Unauthenticated();
    return caller;
  }

  function readProcedure({ namespace, procedure }: ProcedureAddress): ProcedureDefinition {
    const found = finder.find(namespace, procedure);
    if (found) return found;
    const names = finder.namesIn(namespace);
    const hint = names.length > 0 ? ` It has ${names.join(', ')}.` : '';
    throw NoSuchProcedure(namespace, procedure, hint);
  }

  function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
    const { requestId, state, error } = answer;
    reply.header('tenantry-state', state);
    if (requestId !== '') reply.header('tenantry-request-id', requestId).header('location', addressOf(requestId));
    if (error) return sendProblem(reply, error, requestId);
    if (state === 'done' || answer.changes) return reply.code(200).send(shown(answer));
    // Only what was put on the queue is not done yet.
    return reply.code(202).header('preference-applied', 'respond-async').send(shown(answer));
  }

  function sendProblem(reply: FastifyReply, error: Told, requestId = ''): FastifyReply {
    const status = statusOf(error);
    if (error.code === Unauthenticated.code) {
      reply.header('www-authenticate', 'Basic realm="tenantry", charset="UTF-8"');
    }
    if (status === 503) reply.header('retry-after', retrySeconds);
    const problem = problemOf(error, { status, instance: requestId === '' ? undefined : addressOf(requestId) });
    // As text: the serializer of Fastify knows this type for JSON only.
    return reply.code(status).header('tenantry-error', error.code).type(problemType).send(JSON.stringify(problem));
  }

  /** An answer as JSON; its error as a problem. */
  function shown({ error, requestId, ...answer }: Answer): Record<string, unknown> {
    const problem = error && problemOf(error, { status: statusOf(error), instance: addressOf(requestId) });
    return { requestId, ...answer, ...(problem ? { error: problem } : {}) };
  }

  function addressOf(requestId: string): string {
    return `${server.prefix}/requests/${requestId}`;
  }
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .header('content-security-policy', pagePolicy)
    .header('x-content-type-options', 'nosniff')
    .type('text/html; charset=utf-8')
    .send(page);
}

/** An error of ours, or of Fastify in our words; whatever else nobody foresaw. */
function tellError(error: unknown, request: FastifyRequest, bodyBytes: number): Told {
  if (error instanceof ProvisioningError) return error;
  if (!(error instanceof Error && 'statusCode' in error)) return Failed();
  const code = 'code' in error ? error.code : undefined;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return BodyTooLarge(String(bodyBytes / megabyte));
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return NotJson(request.headers['content-type'] ?? 'nothing');
  return Number(error.statusCode) < 500 ? BadHttp(error.message) : Failed();
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? url;
}
