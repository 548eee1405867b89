import { error } from '@tenantry/engine/client';

/** Codes of the SOAP services. They never change and are never used twice. */

export const Unauthenticated = error(
  'SOAP_UNAUTHENTICATED',
  0x8007052e,
  () =>
    'The call carries no valid credentials. Send HTTP Basic credentials of a user of the hosting directory; most SOAP clients have options for user name and password.',
);

export const BodyTooLarge = error(
  'SOAP_BODY_TOO_LARGE',
  0x800700df,
  (limit) =>
    `The message is larger than ${limit} MB, which is the most that one call may have. Split the work into several calls.`,
);

export const WrongContentType = error(
  'SOAP_WRONG_CONTENT_TYPE',
  0x80070057,
  (found, expected) => `The content type is "${found}"; expected ${expected}.`,
);

export const VersionMismatch = error(
  'SOAP_VERSION_MISMATCH',
  0x80070057,
  (found) =>
    `The envelope is of the namespace "${found}". SOAP 1.1 (http://schemas.xmlsoap.org/soap/envelope/) and SOAP 1.2 (http://www.w3.org/2003/05/soap-envelope) are spoken here.`,
);

export const EnvelopeInvalid = error(
  'SOAP_ENVELOPE_INVALID',
  0x80070057,
  (found, expected) => `The message has ${found}; expected ${expected}.`,
);

export const NotUnderstood = error(
  'SOAP_HEADER_NOT_UNDERSTOOD',
  0x80070057,
  (names) => `Headers that must be understood are not known here: ${names}. Send the call without them.`,
);

export const UnknownOperation = error(
  'SOAP_UNKNOWN_OPERATION',
  0x80070490,
  (name, namespace, hint) =>
    `The body holds "${name}" of the namespace "${namespace}", which is no method of this service.${hint}`,
);

export const ActionMismatch = error(
  'SOAP_ACTION_MISMATCH',
  0x80070057,
  (action, expected) =>
    `The SOAP action is "${action}", but the body calls the method of the action "${expected}". Send that one, or none.`,
);

export const InputInvalid = error(
  'SOAP_INPUT_INVALID',
  0x80070057,
  (operation, faults) => `The request of ${operation} does not follow its schema: ${faults}`,
);

export const NoSuchService = error(
  'SOAP_NO_SUCH_SERVICE',
  0x80070490,
  (path, services) => `There is no web service at ${path}. Services: ${services}.`,
);

export const MethodNotAllowed = error(
  'SOAP_METHOD_NOT_ALLOWED',
  0x80070057,
  (method) => `${method} is not taken here. POST a SOAP message, or GET the description at ?wsdl.`,
);

export const BadHttp = error('SOAP_BAD_HTTP', 0x80070057, (reason) => `The HTTP request is not valid: ${reason}`);

export const Failed = error(
  'SOAP_FAILED',
  0x80004005,
  () => 'The call failed in a way that nobody foresaw. The log of the server holds the details.',
);
