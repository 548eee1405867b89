import { error } from '@tenantry/engine/client';

/** Codes of this service. They never change and are never used twice. */

export const Unauthenticated = error(
  'REQUESTS_UNAUTHENTICATED',
  0x8007052e,
  () =>
    'The request carries no valid user name and password. Send HTTP Basic credentials of a user of the hosting directory, e.g. "curl --user name@domain".',
);

export const BodyTooLarge = error(
  'REQUESTS_BODY_TOO_LARGE',
  0x800700df,
  (limit) =>
    `The body is larger than ${limit} MB, which is the most that one request may have. Split the work into several requests, or into a batch of smaller ones.`,
);

export const NotXml = error(
  'REQUESTS_NOT_XML',
  0x80070057,
  (found) =>
    `The body is said to be "${found}". Requests are XML: send the header "Content-Type: text/xml" and a document in UTF-8 or UTF-16.`,
);

export const NotText = error(
  'REQUESTS_NOT_TEXT',
  0x80070057,
  (encoding) => `The body is not valid ${encoding}. Save the document as UTF-8.`,
);

export const QueryIncomplete = error(
  'REQUESTS_QUERY_INCOMPLETE',
  0x80070057,
  (given, missing) =>
    `The address names "${given}" but no "${missing}". A simple request needs both namespace and procedure; a trusted request needs neither.`,
);

export const QueryUnknown = error(
  'REQUESTS_QUERY_UNKNOWN',
  0x80070057,
  (name) => `"${name}" is not known here. POST /requests takes namespace, procedure and queue=true in its address.`,
);

export const NoSuchRequest = error(
  'REQUESTS_NO_SUCH_REQUEST',
  0x80070490,
  (id) => `There is no request ${id}, or it was submitted by somebody else. Check the id.`,
);

export const NoSuchAddress = error(
  'REQUESTS_NO_SUCH_ADDRESS',
  0x80070490,
  (method, path) =>
    `${method} ${path} is not known here. Submit with POST /requests, ask with GET /requests/{id}, check with GET /readyz.`,
);

export const BadHttp = error('REQUESTS_BAD_HTTP', 0x80070057, (reason) => `The HTTP request is not valid: ${reason}`);
