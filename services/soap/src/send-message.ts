import type { FastifyReply, FastifyRequest } from 'fastify';

import { type CallRecord, logCall } from './call-log.ts';
import { MethodNotAllowed, Unauthenticated } from './errors.ts';
import { faultHeaders, soapFault, statusOfFault, type Told } from './fault.ts';
import { renderEnvelope } from './render-envelope.ts';
import { soap11 } from './soap-version.ts';

/** An HTTP request with what is known of the call in it; nothing where no service was found. */
export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly call: CallRecord | undefined;
  readonly logCalls: boolean;
}

const retrySeconds = 5;
const statusUnavailable = 503;

/** Answers with a message in the version of the call. */
export function sendMessage(
  { request, reply, call, logCalls }: Exchange,
  { status, text }: { readonly status: number; readonly text: string },
): FastifyReply {
  if (call && logCalls) logCall(request, call, status);
  if (status === statusUnavailable) reply.header('retry-after', retrySeconds);
  if (call?.requestId) reply.header('tenantry-request-id', call.requestId);
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .type(`${(call?.version ?? soap11).contentType}; charset=utf-8`)
    .send(text);
}

/** Answers with the fault of an error. */
export function sendFault(exchange: Exchange, told: Told): FastifyReply {
  const { reply, call } = exchange;
  const version = call?.version ?? soap11;
  const namespace = call?.face.namespace ?? 'urn:tenantry:faults';
  const fault = soapFault(told, { version, namespace, ...(call?.requestId ? { requestId: call.requestId } : {}) });
  if (call) call.error = told;
  reply.header('tenantry-error', told.code);
  if (told.code === Unauthenticated.code) reply.header('www-authenticate', 'Basic realm="tenantry", charset="UTF-8"');
  if (told.code === MethodNotAllowed.code) reply.header('allow', 'GET, POST');
  const text = renderEnvelope(version, fault, faultHeaders(told, version, call?.notUnderstood));
  return sendMessage(exchange, { status: statusOfFault(told, version), text });
}
