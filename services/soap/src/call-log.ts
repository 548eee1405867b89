import type { Principal } from '@tenantry/engine/client';
import { encode, type Fields, mask, renderXml, type XmlName } from '@tenantry/schema';
import type { FastifyRequest } from 'fastify';

import type { Told } from './fault.ts';
import type { Operation } from './operation.ts';
import type { ServiceFace } from './service-face.ts';
import type { SoapVersion } from './soap-version.ts';

/** What is known of a call while it runs. */
export interface CallRecord {
  readonly face: ServiceFace;
  /** As the content type says, then as the envelope does. */
  version: SoapVersion;
  /** By `performance.now()`. */
  readonly started: number;
  /** Absent until somebody has been recognized. */
  caller?: Principal;
  notUnderstood?: readonly XmlName[];
  operation?: Operation;
  given?: Readonly<Record<string, unknown>>;
  requestId?: string;
  response?: Readonly<Record<string, unknown>>;
  error?: Told;
}

/**
 * Writes one line for a call. `requestId` is that of the engine's tree (`tenantry explain`), `reqId` that of the HTTP request.
 * A call that could not be read is logged without its content: what is secret in it is not known.
 */
export function logCall(request: FastifyRequest, call: CallRecord, status: number): void {
  const { face, caller, version, operation, given, response, error, requestId, started } = call;
  request.log.info(
    {
      service: face.service.name,
      operation: operation?.name,
      soap: version.name,
      caller: caller?.trustee,
      status,
      requestId,
      errorCode: error?.code,
      milliseconds: Math.round((performance.now() - started) * 10) / 10,
      request: operation && given ? shown(operation, operation.request, given) : undefined,
      response: operation && response ? shown(operation, operation.response, response) : error?.message,
    },
    'SOAP call',
  );
}

function shown(operation: Operation, fields: Fields, value: unknown): string {
  if (operation.opaque) return '***';
  return renderXml(encode(fields, mask(fields, value), operation.name));
}
