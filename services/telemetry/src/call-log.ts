import type { Principal } from '@tenantry/engine/client';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { callIdHeader } from './call-id.ts';

export interface CallLogOptions {
  /** Who has signed in with a request. */
  callerOf(request: FastifyRequest): Principal | undefined;
}

/** Machines ask for these every few seconds. */
const unlogged: readonly string[] = ['/healthz', '/readyz', '/metrics'];

/**
 * Names each call to its caller, and writes a line for it: what, who, from where, how it ended, how long. `requestId` is that
 * of the engine's tree, `reqId` that of the call. Bodies and queries are not in it, as they may hold secrets.
 */
export function logCalls(server: FastifyInstance, { callerOf }: CallLogOptions): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header(callIdHeader, request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    if (unlogged.includes(request.routeOptions.url ?? '')) return;
    request.log.info(lineOf(request, reply, callerOf(request)), 'call');
  });
}

function lineOf(request: FastifyRequest, reply: FastifyReply, caller: Principal | undefined): object {
  return {
    method: request.method,
    path: request.url.split('?', 1)[0],
    route: request.routeOptions.url,
    caller: caller?.trustee,
    from: request.ip,
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    requestId: reply.getHeader('tenantry-request-id'),
    errorCode: reply.getHeader('tenantry-error'),
  };
}
