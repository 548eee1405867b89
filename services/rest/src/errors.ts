import { error } from '@tenantry/engine/client';

/** Codes of the REST service. They never change and are never used twice. */

export const Unauthenticated = error(
  'REST_UNAUTHENTICATED',
  0x8007052e,
  () =>
    'The request carries no valid credentials. Send HTTP Basic credentials of a user of the hosting directory, e.g. "curl --user name@domain".',
);

export const NoSuchProcedure = error(
  'REST_NO_SUCH_PROCEDURE',
  0x80070490,
  (namespace, procedure, hint) =>
    `There is no public procedure "${procedure}" in "${namespace}".${hint} GET /api/ shows people all, GET /api/openapi.json tells programs.`,
);

export const NoSuchRequest = error(
  'REST_NO_SUCH_REQUEST',
  0x80070490,
  (id) => `There is no request ${id}, or it was submitted by somebody else. Check the id.`,
);

export const NoSuchAddress = error(
  'REST_NO_SUCH_ADDRESS',
  0x80070490,
  (method, path) =>
    `${method} ${path} is not known here. GET /api/ shows people what is, GET /api/openapi.json tells programs.`,
);

export const NoSuchMethod = error(
  'REST_NO_SUCH_METHOD',
  0x80070032,
  (method, path, allowed) => `${method} is not possible at ${path}; it knows ${allowed}.`,
);

export const NotInstalled = error(
  'REST_NOT_INSTALLED',
  0x80070490,
  (procedure, path) =>
    `${path} needs ${procedure}, which is not installed here. Install its component, e.g. with "tenantry deploy install".`,
);

export const NotJson = error(
  'REST_NOT_JSON',
  0x80070057,
  (found) => `The body is said to be "${found}". Send the header "Content-Type: application/json" and a JSON object.`,
);

export const BodyTooLarge = error(
  'REST_BODY_TOO_LARGE',
  0x800700df,
  (limit) => `The body is larger than ${limit} MB, which is the most that one request may have.`,
);

export const TooDeep = error(
  'REST_TOO_DEEP',
  0x80070057,
  (most) => `Lists and objects of the body stand more than ${most} deep in each other, which no procedure takes.`,
);

export const QueryInvalid = error(
  'REST_QUERY_INVALID',
  0x80070057,
  (name, found, expected) => `The parameter "${name}" of the address is "${found}"; expected ${expected}.`,
);

export const BadHttp = error('REST_BAD_HTTP', 0x80070057, (reason) => `The HTTP request is not valid: ${reason}`);

export const Failed = error(
  'REST_FAILED',
  0x80004005,
  () => 'The request failed in a way that nobody foresaw. The log of the server holds the details.',
);
