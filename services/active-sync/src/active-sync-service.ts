import { type Principal, ProvisioningError } from '@tenantry/engine/client';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { announce, announced } from './announcement.ts';
import { readDeviceInformation } from './device-information.ts';
import {
  BackendUnreachable,
  BodyTooLarge,
  Disabled,
  NoBackend,
  NoMailbox,
  NotInstalled,
  NotWbxml,
  OtherUser,
  QueryInvalid,
  Stopping,
  TooManyDevices,
  Unauthenticated,
  VersionNotSupported,
} from './errors.ts';
import { judgeAccess, judgeDevice } from './judge-device.ts';
import type { DeviceKey, DeviceMailbox, Partnership, Partnerships } from './partnerships.ts';
import { renderVersion } from './protocol-version.ts';
import { answerProvision } from './provision.ts';
import { readBody } from './read-body.ts';
import { type CommandQuery, readQuery } from './read-query.ts';
import { openRelay, type Passed, type Relay } from './relay.ts';
import { httpStatusOf, type Status, status } from './status.ts';
import { isNamed } from './user-name.ts';
import { ping } from './wbxml/code-pages.ts';
import { decodeWbxml } from './wbxml/decode-wbxml.ts';
import { childText, element, type WbxmlElement } from './wbxml/element.ts';
import { encodeWbxml } from './wbxml/encode-wbxml.ts';

/** What the service needs of its surroundings. */
export interface ActiveSyncServiceOptions {
  readonly partnerships: Partnerships;
  /** Address of the ActiveSync server that everything but Provision is passed on to. */
  readonly backend?: string;
  /** Who sends a request; undefined when it proves nobody. Its refusals are errors. */
  authenticate(request: FastifyRequest): Promise<Principal | undefined>;
}

/** The largest body that is read here. Everything else streams through. */
const readBytesMaximum = 65_536;
const retrySeconds = 30;
const contentType = 'application/vnd.ms-sync.wbxml';
const statuses: Readonly<Record<string, number>> = {
  [Unauthenticated.code]: 401,
  [OtherUser.code]: 403,
  [NoMailbox.code]: 403,
  [Disabled.code]: 403,
  [TooManyDevices.code]: 403,
  [QueryInvalid.code]: 400,
  [VersionNotSupported.code]: 400,
  [NotWbxml.code]: 400,
  [BodyTooLarge.code]: 413,
  [NotInstalled.code]: 503,
  [NoBackend.code]: 503,
  [BackendUnreachable.code]: 503,
  [Stopping.code]: 503,
  SIGN_IN_TOO_MANY_ATTEMPTS: 429,
  SIGN_IN_TOO_MANY_CALLS: 429,
  SIGN_IN_ISSUER_UNAVAILABLE: 503,
};

/** Somebody's device with a command. */
interface Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly query: CommandQuery;
  readonly mailbox: DeviceMailbox;
  readonly device: DeviceKey;
  readonly partnership: Partnership;
}

/**
 * `/Microsoft-Server-ActiveSync`: answers OPTIONS and the command Provision, and passes every other command on to the
 * server behind, once the device has acknowledged the policy of its user ([MS-ASPROV]). A Fastify plugin.
 */
export async function activeSyncService(
  server: FastifyInstance,
  { partnerships, backend, authenticate }: ActiveSyncServiceOptions,
): Promise<void> {
  const relay = backend === undefined ? undefined : openRelay(new URL(backend));
  server.addHook('preClose', async () => relay?.stop());
  server.addHook('onClose', async () => relay?.close());
  // Bodies are read where they are needed, or stream through.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _body, done) => done(null));
  server.setErrorHandler((error, _request, reply) => {
    if (error instanceof ProvisioningError) return sendError(reply, error);
    // A device that hangs up while it sends is no fault of the program.
    if (reply.raw.destroyed) return reply.hijack();
    throw error;
  });

  server.options('/', async (request, reply) => {
    await signIn(request, reply);
    if (!relay) return reply.headers(announced()).send();
    return passOn(relay, request, { reply, query: '' });
  });

  server.post('/', async (request, reply) => {
    const caller = await signIn(request, reply);
    const query = readQuery(queryOf(request), request.headers);
    const mailbox = await findMailbox(caller, query.user);
    const device = { mailbox: mailbox.guid, deviceId: query.device.id };
    const partnership = await partnerships.see({
      ...device,
      organization: mailbox.organization,
      type: query.device.type,
      userAgent: request.headers['user-agent'],
      protocolVersion: renderVersion(query.version),
    });
    if (!partnership) return refuse(reply, query, status.tooManyDevices);
    const call = { request, reply, query, mailbox, device, partnership };
    return query.command.name === 'Provision' ? provisionDevice(call) : passCommand(call);
  });

  async function signIn(request: FastifyRequest, reply: FastifyReply): Promise<Principal> {
    const caller = await authenticate(request);
    if (caller) return caller;
    reply.header('www-authenticate', 'Basic realm="ActiveSync", charset="UTF-8"');
    throw Unauthenticated();
  }

  async function findMailbox(caller: Principal, user: string | undefined): Promise<DeviceMailbox> {
    const mailbox = await partnerships.findMailbox(caller);
    if (!mailbox) throw NoMailbox();
    if (user !== undefined && !isNamed(user, mailbox.names)) throw OtherUser(user);
    if (!mailbox.isEnabled) throw Disabled();
    return mailbox;
  }

  async function provisionDevice(call: Call): Promise<FastifyReply> {
    const { request, reply, query } = call;
    const refusal = judgeAccess(call);
    if (refusal !== undefined) return refuse(reply, query, refusal);
    const asked = decodeWbxml(await readBody(request.raw, readBytesMaximum));
    const answer = await answerProvision(asked, { partnerships, ...call });
    return typeof answer === 'number' ? refuse(reply, query, answer) : sendWbxml(reply, answer);
  }

  async function passCommand(call: Call): Promise<FastifyReply> {
    const { request, reply, query, device } = call;
    const body = await readInPassing(call);
    const refusal = judgeDevice({ ...call, now: new Date() });
    if (refusal !== undefined) return refuse(reply, query, refusal);
    if (!relay) throw NoBackend();
    const { name } = query.command;
    return passOn(relay, request, {
      reply,
      query: query.passedOn,
      ...(body ? { body } : {}),
      waits: name === 'Ping' || name === 'Sync',
      onAnswer(answered) {
        if (answered !== 200 || name === 'Ping') return;
        partnerships
          .noteSync(device)
          .catch((error: unknown) => server.log.warn(error, 'a synchronization was not noted'));
      },
    });
  }

  /** Notes what Settings and Ping say of a device; what cannot be read is for the server behind. */
  async function readInPassing({ request, query, device }: Call): Promise<Buffer | undefined> {
    const { name } = query.command;
    if (name !== 'Settings' && name !== 'Ping') return undefined;
    const body = await readBody(request.raw, readBytesMaximum);
    const root = findRoot(body);
    if (!root) return body;
    const information = name === 'Settings' ? readDeviceInformation(root) : undefined;
    if (information) await partnerships.describe(device, information);
    const heartbeat = name === 'Ping' ? Number(childText(root, ping.HeartbeatInterval)) : Number.NaN;
    if (heartbeat > 0) await partnerships.notePing(device, Math.floor(heartbeat));
    return body;
  }
}

interface PassedCommand extends Pick<Passed, 'query' | 'body' | 'waits' | 'onAnswer'> {
  readonly reply: FastifyReply;
}

function passOn(relay: Relay, { raw: request, ip: address }: FastifyRequest, command: PassedCommand): FastifyReply {
  const { reply, ...passed } = command;
  reply.hijack();
  const response = reply.raw;
  relay.pass({
    ...passed,
    request,
    response,
    address,
    edit: announce,
    fail(error) {
      response.writeHead(statuses[error.code] ?? 500, {
        'tenantry-error': error.code,
        'content-type': 'text/plain; charset=utf-8',
        'retry-after': String(retrySeconds),
      });
      response.end(`${error.message}\n`);
    },
  });
  return reply;
}

/** Says no in the way that the version of the device understands. */
function refuse(reply: FastifyReply, { command: { answer }, version }: CommandQuery, refusal: Status): FastifyReply {
  const told = httpStatusOf(refusal, version, answer !== undefined);
  reply.header('tenantry-status', refusal);
  if (told === 200 && answer) return sendWbxml(reply, element(answer.root, element(answer.status, refusal)));
  reply.raw.statusMessage = told === 449 ? 'Retry after sending a PROVISION command' : '';
  return reply.code(told).header('cache-control', 'no-store').send();
}

function sendWbxml(reply: FastifyReply, root: WbxmlElement): FastifyReply {
  return reply.header('cache-control', 'private').type(contentType).send(encodeWbxml(root));
}

function sendError(reply: FastifyReply, error: ProvisioningError): FastifyReply {
  const told = statuses[error.code] ?? 500;
  if (told === 503) reply.header('retry-after', retrySeconds);
  return reply
    .code(told)
    .header('tenantry-error', error.code)
    .header('cache-control', 'no-store')
    .type('text/plain; charset=utf-8')
    .send(`${error.message}\n`);
}

function findRoot(body: Buffer): WbxmlElement | undefined {
  try {
    return body.length === 0 ? undefined : decodeWbxml(body);
  } catch (error) {
    if (error instanceof ProvisioningError) return undefined;
    throw error;
  }
}

function queryOf({ raw }: FastifyRequest): string {
  const [, query = ''] = /\?(.*)$/.exec(raw.url ?? '') ?? [];
  return query;
}
