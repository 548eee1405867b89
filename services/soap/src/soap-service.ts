import { type Client, type Principal, parseDocument } from '@tenantry/engine/client';
import { encode } from '@tenantry/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { CallRecord } from './call-log.ts';
import { checkVersion, readHttpForm, xmlTypes } from './content-type.ts';
import { type Envelope, readEnvelope, versionOf } from './envelope.ts';
import { Failed, MethodNotAllowed, NoSuchService, Unauthenticated, WrongContentType } from './errors.ts';
import { renderIndex, renderService } from './pages.ts';
import { readCall } from './read-call.ts';
import { renderEnvelope } from './render-envelope.ts';
import { type Exchange, sendFault, sendMessage } from './send-message.ts';
import { createFaces, type ServiceFace } from './service-face.ts';
import { soap11, soap12 } from './soap-version.ts';
import { tellError } from './tell-error.ts';
import type { WebService } from './web-service.ts';
import { renderWsdl } from './wsdl.ts';

/** What the services need of their surroundings. */
export interface SoapServiceOptions {
  readonly client: Pick<Client, 'definitions' | 'submit'>;
  readonly services: readonly WebService[];
  /** Who sends a request; undefined when it proves nobody. Its refusals are errors. */
  authenticate(request: FastifyRequest): Promise<Principal | undefined>;
  /** Address of the HTTP server as callers see it; without it the one that they called. */
  readonly publicAddress?: string;
  /** Writes request and response of each call to the log, secrets masked. Default false. */
  readonly logCalls?: boolean;
  /** Largest message in bytes. Default 20 MB. */
  readonly bodyBytes?: number;
}

const megabyte = 1_000_000;
const bodyBytesDefault = 20 * megabyte;
const file = 'service.asmx';

interface Params {
  readonly service: string;
  readonly file: string;
}

/**
 * Web services: `POST <prefix>/<Service>/Service.asmx` takes a SOAP message, `?wsdl` describes the service. A Fastify plugin,
 * registered with the virtual directory as its prefix.
 */
export async function soapService(server: FastifyInstance, options: SoapServiceOptions): Promise<void> {
  const { client, bodyBytes = bodyBytesDefault } = options;
  const faces = createFaces(options.services, client);
  const calls = new WeakMap<FastifyRequest, CallRecord>();

  server.removeAllContentTypeParsers();
  // A browser form cannot send these types, so no foreign page can make a browser call with remembered credentials.
  server.addContentTypeParser(
    /^(?:text\/xml|application\/soap\+xml)\s*(?:;|$)/i,
    { parseAs: 'buffer', bodyLimit: bodyBytes },
    async (_request: FastifyRequest, body: Buffer) => body,
  );
  server.setErrorHandler((error, request, reply) => {
    const told = tellError(error, { contentType: request.headers['content-type'], bodyBytes });
    if (told.code === Failed.code) request.log.error({ error }, 'a SOAP call failed unexpectedly');
    return sendFault(exchangeOf(request, reply), told);
  });
  server.setNotFoundHandler((request, reply) => sendFault(exchangeOf(request, reply), noSuchService(request)));

  server.get('/', async (_request, reply) => sendPage(reply, renderIndex([...faces().values()], server.prefix)));

  server.get<{ Params: Params; Querystring: Record<string, string> }>('/:service/:file', async (request, reply) => {
    const face = readFace(request);
    const isWanted = Object.keys(request.query).some((name) => name.toLowerCase() === 'wsdl');
    if (!isWanted) return sendPage(reply, renderService(face));
    const operations = [...face.operations.values()];
    return reply
      .type('text/xml; charset=utf-8')
      .send(renderWsdl(face.service, { operations, address: addressOf(face, request) }));
  });

  server.post<{ Params: Params }>('/:service/:file', { onRequest: authenticate }, async (request, reply) => {
    const face = readFace(request);
    const contentType = request.headers['content-type'] ?? '';
    const form = readHttpForm(contentType, headerOf(request, 'soapaction'));
    const call = recordOf(request);
    if (!(request.body instanceof Buffer)) throw WrongContentType('nothing', xmlTypes);

    const envelope = read(request.body, call);
    checkVersion(form, envelope.version, contentType);
    const { operation, request: given } = readCall(face, envelope, form.action);
    call.operation = operation;
    call.given = given;

    const key = headerOf(request, 'idempotency-key');
    const answer = await client.submit({
      what: operation.submission(given),
      caller: call.caller,
      callId: request.id,
      ...(key === undefined ? {} : { clientTransactionId: key }),
    });
    call.requestId = answer.requestId;
    const response = operation.answer(answer);
    if (!response) return sendFault(exchangeOf(request, reply), answer.error ?? Failed());

    call.response = response;
    const content = encode(operation.response, response, `${operation.name}Response`);
    content.attributes['xmlns'] = face.namespace;
    return sendMessage(exchangeOf(request, reply), { status: 200, text: renderEnvelope(envelope.version, content) });
  });

  server.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/:service/:file',
    onRequest: async ({ method }) => {
      throw MethodNotAllowed(method);
    },
    handler: () => undefined,
  });

  // Before the body is read: who may not call makes us hold nothing.
  async function authenticate(request: FastifyRequest<{ Params: Params }>): Promise<void> {
    const face = readFace(request);
    const version = /^\s*application\/soap\+xml/i.test(request.headers['content-type'] ?? '') ? soap12 : soap11;
    const call: CallRecord = { face, version, started: performance.now() };
    calls.set(request, call);
    const caller = await options.authenticate(request);
    if (!caller) throw Unauthenticated();
    call.caller = caller;
  }

  function recordOf(request: FastifyRequest): CallRecord & { readonly caller: Principal } {
    const call = calls.get(request);
    if (!isSignedIn(call)) throw Unauthenticated();
    return call;
  }

  function readFace(request: FastifyRequest<{ Params: Params }>): ServiceFace {
    const face = faces().get(request.params.service.toLowerCase());
    if (!face || request.params.file.toLowerCase() !== file) throw noSuchService(request);
    return face;
  }

  function noSuchService(request: FastifyRequest): ReturnType<typeof NoSuchService> {
    return NoSuchService(pathOf(request), [...faces().values()].map(({ service }) => service.name).join(', '));
  }

  function exchangeOf(request: FastifyRequest, reply: FastifyReply): Exchange {
    return { request, reply, call: calls.get(request), logCalls: options.logCalls === true };
  }

  function addressOf({ service }: ServiceFace, request: FastifyRequest): string {
    const origin = options.publicAddress?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
    return `${origin}${server.prefix}/${service.name}/Service.asmx`;
  }
}

function isSignedIn(call: CallRecord | undefined): call is CallRecord & { readonly caller: Principal } {
  return call?.caller !== undefined;
}

/** Parses a message; from then on faults have the version of its envelope. */
function read(body: Buffer, call: CallRecord): Envelope {
  const root = parseDocument(body);
  call.version = versionOf(root) ?? call.version;
  const envelope = readEnvelope(root);
  call.notUnderstood = envelope.notUnderstood;
  return envelope;
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .header('content-security-policy', "default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .type('text/html; charset=utf-8')
    .send(page);
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? url;
}
