import { Writable } from 'node:stream';
import { after } from 'node:test';

import { type Arrival, type HttpServer, startHttpServer } from '@tenantry/cli/http-server';
import { createLogger } from '@tenantry/cli/logger';
import { readSettings, type Settings } from '@tenantry/cli/settings';
import { openTelemetry, type Telemetry, type TraceOptions } from '@tenantry/telemetry';

import { type Hosting, hosting } from './hosting.ts';

export interface ServingOptions {
  /** Settings as flags of the command line would give them, by name. */
  readonly flags?: Readonly<Record<string, string>>;
  /** What sign-in is to be like beyond that. */
  readonly signIn?: Partial<Settings['signIn']>;
  /** How long requests may take to arrive. */
  readonly arrival?: Arrival;
  /** Collector of traces. */
  readonly traces?: TraceOptions;
}

/** A hoster behind a real HTTP server, with everything that `tenantry serve` has there. */
export interface Serving {
  readonly hoster: Hosting;
  readonly server: HttpServer;
  readonly telemetry: Telemetry;
  /** Lines of the structured log so far. */
  log(): Record<string, unknown>[];
  /** Calls it as somebody with an Authorization header, or as nobody. */
  call(path: string, options?: CallOptions): Promise<Response>;
}

export interface CallOptions {
  readonly method?: string;
  readonly authorization?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly body?: string;
}

/** A fresh hoster with a server on a free port of this machine; both end with the test that asks for them. */
export async function serving({ flags = {}, signIn = {}, traces, arrival }: ServingOptions = {}): Promise<Serving> {
  let server: HttpServer | undefined;
  // Before that of the hoster, which may end only when nobody calls it any more.
  after(() => server?.close());
  const given = readSettings({ flags: { host: '127.0.0.1', port: '0', ...flags }, environment: {}, folder: '/' });
  const settings = { ...given, signIn: { ...given.signIn, ...signIn } };
  const telemetry = await openTelemetry({ traces });
  after(() => telemetry.stop());
  const hoster = await hosting({
    watch: telemetry,
    server: { name: 'web', roles: ['engine', 'web'] },
    signIn: settings.signIn,
  });
  const lines: string[] = [];
  const started = await startHttpServer({
    installation: hoster.installation,
    settings,
    logger: createLogger({ level: 'info', to: lineWriter(lines) }),
    telemetry,
    ...(arrival === undefined ? {} : { arrival }),
    ready: () => true,
  });
  server = started;
  return {
    hoster,
    server: started,
    telemetry,
    log: () => lines.map((line) => JSON.parse(line)),
    call: (path, options) => fetch(`${started.address}${path}`, requestOf(options)),
  };
}

/** The header of a name and a password. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function lineWriter(lines: string[]): Writable {
  return new Writable({
    decodeStrings: false,
    write(line, _encoding, done) {
      lines.push(line);
      done();
    },
  });
}

function requestOf({ method, authorization, headers, json, body }: CallOptions = {}): RequestInit {
  const content = json === undefined ? body : JSON.stringify(json);
  return {
    method: method ?? (content === undefined ? 'GET' : 'POST'),
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
  };
}
