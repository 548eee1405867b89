import { type Client, type Principal, parseDocument } from '@tenantry/engine/client';
import { encode } from '@tenantry/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { type CallRecord, logCall } from './call-log.ts';
import { checkVersion, readHttpForm } from './content-type.ts';
import { type Envelope, readEnvelope, versionOf } from './envelope.ts';
import {
  BadHttp,
  BodyTooLarge,
  Failed,
  MethodNotAllowed,
  NoSuchService,
  Unauthenticated,
  WrongContentType,
} from './errors.ts';
import { asTold, faultHeaders, soapFault, statusOfFault, type Told } from './fault.ts';
import { renderIndex, renderService } from './pages.ts';
import { readCall } from './read-call.ts';
import { renderEnvelope } from './render-envelope.ts';
import { createFaces, type ServiceFace } from './service-face.ts';
import { soap11, soap12 } from './soap-version.ts';
import type { WebService } from './web-service.ts';
import { renderWsdl } from './wsdl.ts';

/** What the services need of their surroundings. */
export interface SoapServiceOptions {
  readonly client: Client;
  readonly services: readonly WebService[];
  /** Who sends a request with this `Authorization` header; undefined when it proves nobody. The only place that knows of sign-in. */
  authenticate(authorization: string | undefined): Promise<Principal | undefined>;
  /** Address of the HTTP server as callers see it; without it the one that they called. */
  readonly publicAddress?: string;
  /** Writes request and response of each call to the log, secrets masked. Default false. */
  readonly logCalls?: boolean;
  /** Largest message in bytes. Default 20 MB. */
  readonly bodyBytes?: number;
}

const megabyte = 1_000_000;
const bodyBytesDefault = 20 * megabyte;
const retrySeconds = 5;
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
    const told = tellError(error, request, bodyBytes);
    if (told.code === Failed.code) request.log.error({ error }, 'a SOAP call failed unexpectedly');
    return sendFault(request, reply, told);
  });
  server.setNotFoundHandler((request, reply) => sendFault(request, reply, noSuchService(request)));

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
    if (!(request.body instanceof Buffer)) throw WrongContentType('nothing', '"text/xml" or "application/soap+xml"');

    const envelope = read(request.body, call);
    checkVersion(form, envelope.version, contentType);
    const { operation, request: given } = readCall(face, envelope, form.action);
    call.operation = operation;
    call.given = given;

    const key = headerOf(request, 'idempotency-key');
    const answer = await client.submit({
      what: operation.submission(given),
      caller: call.caller,
      ...(key === undefined ? {} : { clientTransactionId: key }),
    });
    call.requestId = answer.requestId;
    const response = operation.answer(answer);
    if (!response) return sendFault(request, reply, answer.error ?? Failed());

    call.response = response;
    const content = encode(operation.response, response, `${operation.name}Response`);
    content.attributes['xmlns'] = face.namespace;
    return sendMessage(request, reply, { status: 200, text: renderEnvelope(envelope.version, content) });
  });

  server.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/:service/:file',
    handler: (request) => {
      throw MethodNotAllowed(request.method);
    },
  });

  async function authenticate(request: FastifyRequest<{ Params: Params }>): Promise<void> {
    const face = readFace(request);
    const caller = await options.authenticate(request.headers.authorization);
    if (!caller) throw Unauthenticated();
    const version = /^\s*application\/soap\+xml/i.test(request.headers['content-type'] ?? '') ? soap12 : soap11;
    calls.set(request, { face, caller, version, started: performance.now() });
  }

  function recordOf(request: FastifyRequest): CallRecord {
    const call = calls.get(request);
    if (!call) throw Unauthenticated();
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

  function sendFault(request: FastifyRequest, reply: FastifyReply, told: Told): FastifyReply {
    const call = calls.get(request);
    const version = call?.version ?? soap11;
    const namespace = call?.face.namespace ?? 'urn:tenantry:faults';
    const fault = soapFault(told, { version, namespace, ...(call?.requestId ? { requestId: call.requestId } : {}) });
    if (call) call.error = told;
    if (told.code === Unauthenticated.code) reply.header('www-authenticate', 'Basic realm="tenantry", charset="UTF-8"');
    if (told.code === MethodNotAllowed.code) reply.header('allow', 'GET, POST');
    const headers = faultHeaders(told, call?.notUnderstood);
    return sendMessage(request, reply.header('tenantry-error', told.code), {
      status: statusOfFault(told, version),
      text: renderEnvelope(version, fault, headers),
    });
  }

  function sendMessage(
    request: FastifyRequest,
    reply: FastifyReply,
    { status, text }: { readonly status: number; readonly text: string },
  ): FastifyReply {
    const call = calls.get(request);
    if (call && options.logCalls) logCall(request, call, status);
    if (status === 503) reply.header('retry-after', retrySeconds);
    if (call?.requestId) reply.header('tenantry-request-id', call.requestId);
    return reply
      .code(status)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .type(`${(call?.version ?? soap11).contentType}; charset=utf-8`)
      .send(text);
  }

  function addressOf({ service }: ServiceFace, request: FastifyRequest): string {
    const origin = options.publicAddress?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
    return `${origin}${server.prefix}/${service.name}/Service.asmx`;
  }
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

/** An error of ours, or of Fastify in our words; whatever else nobody foresaw. */
function tellError(error: unknown, request: FastifyRequest, bodyBytes: number): Told {
  const told = asTold(error);
  if (told) return told;
  if (!(error instanceof Error && 'code' in error && 'statusCode' in error)) return Failed();
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return BodyTooLarge(String(bodyBytes / megabyte));
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return WrongContentType(request.headers['content-type'] ?? 'nothing', '"text/xml" or "application/soap+xml"');
  }
  return Number(error.statusCode) < 500 ? BadHttp(error.message) : Failed();
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? url;
}
