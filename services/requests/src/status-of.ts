import type { Answer, AnswerError } from '@tenantry/engine/client';

/** Codes whose status does not follow from their HRESULT. */
const byCode: Readonly<Record<string, number>> = {
  ENGINE_UNEXPECTED: 500,
  ENGINE_OUTPUT_INVALID: 500,
  ENGINE_CONCURRENT_CALLS: 500,
  ENGINE_PROCEDURE_GONE: 500,
  ENGINE_CREDENTIALS_REFUSED: 403,
  ENGINE_CLIENT_TRANSACTION_REUSED: 409,
  ENGINE_CONDITION_FAILED: 412,
  REQUESTS_NOT_XML: 415,
  REST_NO_SUCH_METHOD: 405,
  REST_NOT_JSON: 415,
  SIGN_IN_TOO_MANY_ATTEMPTS: 429,
  SIGN_IN_TOO_MANY_CALLS: 429,
  SIGN_IN_ISSUER_UNAVAILABLE: 503,
  REST_FAILED: 500,
};

/** What the historical codes say in terms of HTTP. */
const byHresult: Readonly<Record<number, number>> = {
  2147942405: 403, // access denied
  2147942487: 400, // invalid argument
  3222070637: 400, // not well-formed
  2147942634: 413, // more data than is taken
  2147943726: 401, // logon failure
  2147950640: 404, // no such object
  2147943568: 404, // not found
  2147950645: 409, // unwilling to perform, e.g. exists already
  2147947410: 409, // object exists
  2147942583: 409, // exists already
  2147943623: 409, // cancelled
  2147947423: 409, // wrong state
  2147942623: 413, // too large
  2147549183: 500, // in doubt
  2148073475: 500, // key missing
  2147942570: 503, // busy
  2147943515: 503, // stopping
  2147944126: 503, // engine lost
  2147943860: 504, // deadline
};

const refusedByRules = 422;

/** HTTP status of an answer. */
export function statusOf({ state, error }: Answer): number {
  if (error !== undefined) return statusOfError(error);
  if (state === 'done') return 200;
  if (state === 'failed') return refusedByRules;
  return state === 'in-doubt' ? 500 : 202;
}

/** HTTP status of an error. Refusals by business rules, which have no code of their own in HTTP, are 422. */
export function statusOfError({ code, hresult }: Pick<AnswerError, 'code' | 'hresult'>): number {
  return byCode[code] ?? byHresult[hresult] ?? refusedByRules;
}
