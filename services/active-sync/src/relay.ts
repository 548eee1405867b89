import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

import type { ProvisioningError } from '@tenantry/engine/client';

import { BackendUnreachable, Stopping } from './errors.ts';

/** A request of a device that is passed on, and where its answer goes. */
export interface Passed {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Address of the device. */
  readonly address: string;
  /** The query for the server behind. */
  readonly query: string;
  /** The body, where it has been read already. */
  readonly body?: Buffer;
  /** A request that waits for something to happen: it is ended when the server stops. */
  readonly waits?: boolean;
  /** Changes the headers of the answer. */
  edit?(headers: Headers): Headers;
  /** Called when the answer begins. */
  onAnswer?(status: number): void;
  /** Sends what has gone wrong before the answer began. */
  fail(error: ProvisioningError): void;
}

/** Raw headers: names and values in turn, so that none is lost that occurs twice. */
export type Headers = readonly string[];

/** The way to the server behind. */
export interface Relay {
  pass(passed: Passed): void;
  /** Ends what waits; the rest goes on to its end. */
  stop(): void;
  /** Closes the connections. */
  close(): void;
}

/** Time for the server behind to take a connection. */
const connectMilliseconds = 10_000;

/** Belong to one connection, not to the message (RFC 9110 section 7.6.1), or are for us. */
const ownHeaders: readonly string[] = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'expect',
  'x-ms-policykey',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
];

/** Opens the way to the ActiveSync server of an address. */
export function openRelay(backend: URL): Relay {
  const isSecure = backend.protocol === 'https:';
  const send = isSecure ? httpsRequest : httpRequest;
  // As many connections as there are devices that wait; the ones of others are kept for the next.
  const options = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, scheduling: 'lifo' } as const;
  const agent = isSecure ? new HttpsAgent(options) : new HttpAgent(options);
  const waiting = new Set<() => void>();
  let isStopping = false;

  return { pass, stop, close: () => agent.destroy() };

  function pass(passed: Passed): void {
    const { request, response, query, body } = passed;
    if (isStopping && passed.waits) {
      passed.fail(Stopping());
      return;
    }
    const headers = cleanHeaders(request.rawHeaders);
    if (body) setHeader(headers, 'content-length', String(body.length));
    else if (request.headers['transfer-encoding'] !== undefined) headers.push('transfer-encoding', 'chunked');
    headers.push('host', backend.host, 'x-forwarded-for', passed.address);
    const upstream = send({
      agent,
      protocol: backend.protocol,
      hostname: backend.hostname.replace(/^\[|\]$/g, ''),
      port: backend.port,
      path: `${backend.pathname}${query === '' ? '' : `?${query}`}`,
      method: request.method ?? 'POST',
      headers,
      timeout: connectMilliseconds,
    });
    const end = () => fail(Stopping());
    if (passed.waits) waiting.add(end);

    upstream.once('socket', (socket) => {
      // The time is for the connection alone: an answer may take an hour.
      if (!socket.connecting) upstream.setTimeout(0);
      else socket.once('connect', () => upstream.setTimeout(0));
    });
    upstream.once('timeout', () => fail(BackendUnreachable('it does not take a connection')));
    upstream.once('error', (error) => fail(BackendUnreachable(reasonOf(error))));
    upstream.once('response', (answer) => {
      waiting.delete(end);
      passed.onAnswer?.(answer.statusCode ?? 0);
      const cleaned = cleanHeaders(answer.rawHeaders);
      response.writeHead(answer.statusCode ?? 502, [...(passed.edit?.(cleaned) ?? cleaned)]);
      answer.once('error', () => response.destroy());
      answer.pipe(response);
    });
    // A device that hangs up waits for nothing any more.
    response.once('close', () => {
      waiting.delete(end);
      if (!response.writableFinished) upstream.destroy();
    });
    if (body) upstream.end(body);
    else request.pipe(upstream);

    function fail(error: ProvisioningError): void {
      waiting.delete(end);
      request.unpipe(upstream);
      if (response.headersSent) response.destroy();
      else if (!response.destroyed) passed.fail(error);
      upstream.destroy();
    }
  }

  function stop(): void {
    isStopping = true;
    for (const end of [...waiting]) end();
  }
}

/** Headers for the other side, without what belongs to this connection. */
function cleanHeaders(raw: Headers): string[] {
  const named = raw.flatMap((name, at) =>
    at % 2 === 0 && name.toLowerCase() === 'connection' ? (raw[at + 1] ?? '').toLowerCase().split(/\s*,\s*/) : [],
  );
  const dropped = new Set([...ownHeaders, ...named]);
  // Without its length the server behind would take a body for the next request. RFC 9110 section 7.6.1 forbids naming it there.
  dropped.delete('content-length');
  const kept: string[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = '', value = ''] = raw.slice(at, at + 2);
    if (!dropped.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

/** Puts one header in the place of those of that name. */
export function setHeader(headers: string[], name: string, value: string): void {
  for (let at = headers.length - 2; at >= 0; at -= 2) {
    if (headers[at]?.toLowerCase() === name) headers.splice(at, 2);
  }
  headers.push(name, value);
}

function reasonOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
