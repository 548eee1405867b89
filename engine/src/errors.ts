import { error } from './provisioning-error.ts';

/** Codes of the engine itself. They never change and are never used twice. */

export const UnknownProcedure = error(
  'ENGINE_UNKNOWN_PROCEDURE',
  0x80070490,
  (namespace, procedure, hint) => `There is no procedure "${namespace}::${procedure}".${hint}`,
);
export const PrivateProcedure = error(
  'ENGINE_PRIVATE_PROCEDURE',
  0x80070005,
  (name) =>
    `${name} is private: only other procedures may call it. Call a public procedure, or submit a trusted request as an administrator of the hoster.`,
);
export const MissingPrivilege = error(
  'ENGINE_MISSING_PRIVILEGE',
  0x80070005,
  (trustee, role, place) =>
    `${trustee} lacks the role ${role} at ${place}. Ask an administrator of that organization, or call as somebody who holds it.`,
);
export const TrustedRequestRefused = error(
  'ENGINE_TRUSTED_REQUEST_REFUSED',
  0x80070005,
  (trustee) =>
    `${trustee} may not submit trusted requests: they contain steps of their own and need the role DomainAdmin. Submit a simple request that names one public procedure.`,
);
export const InputInvalid = error(
  'ENGINE_INPUT_INVALID',
  0x80070057,
  (procedure, faults) => `The input of ${procedure} is not valid: ${faults}`,
);
export const OutputInvalid = error(
  'ENGINE_OUTPUT_INVALID',
  0x80004005,
  (procedure, faults) =>
    `${procedure} returned something that its own schema does not allow (a fault of its author, not of the request): ${faults}`,
);
export const NoSuchObject = error(
  'ENGINE_NO_SUCH_OBJECT',
  0x80072030,
  (field, path) => `There is no object ${path} (${field}), or it is not visible to the caller. Check the path.`,
);
export const WrongKind = error(
  'ENGINE_WRONG_KIND_OF_OBJECT',
  0x80070057,
  (field, path, expected) => `${path} (${field}) is not a ${expected}. Give the path of one.`,
);
export const ForeignObject = error(
  'ENGINE_FOREIGN_OBJECT',
  0x80070005,
  (field, path) =>
    `${path} (${field}) does not belong to the organization that the call is about. Give an object of that organization.`,
);
export const AmbiguousObject = error(
  'ENGINE_AMBIGUOUS_OBJECT',
  0x80070057,
  (field, identity) =>
    `Several objects of the organization are called "${identity}" (${field}). Give the LDAP path, GUID or address of one.`,
);
export const Unexpected = error(
  'ENGINE_UNEXPECTED',
  0x80004005,
  (procedure) =>
    `${procedure} failed in a way that its author did not foresee; everything was undone. The engine's log holds the details under the request id.`,
);
export const ConcurrentCalls = error(
  'ENGINE_CONCURRENT_CALLS',
  0x80004005,
  (procedure) =>
    `${procedure} was called while another call of the same caller was under way; steps are undone in order, so all calls but reads must follow each other (a fault of its author).`,
);
export const TooManyCalls = error(
  'ENGINE_TOO_MANY_CALLS',
  0x80004005,
  (count) =>
    `The request made more than ${count} calls and was stopped. Split it into several requests, or look for a loop.`,
);
export const TooDeep = error(
  'ENGINE_CALLS_TOO_DEEP',
  0x80004005,
  (depth) => `Procedures called each other more than ${depth} deep. Look for a procedure that calls itself.`,
);
export const DeadlineExceeded = error(
  'ENGINE_DEADLINE_EXCEEDED',
  0x800705b4,
  (seconds) => `The request was not done after ${seconds} seconds and was undone. Submit it again, or queue it.`,
);
export const Cancelled = error('ENGINE_CANCELLED', 0x800704c7, () => 'The request was cancelled and undone.');
export const EngineLost = error(
  'ENGINE_LOST',
  0x800706be,
  () => 'The engine that ran the request stopped; another engine undid it. Submit it again.',
);
export const EngineStopping = error(
  'ENGINE_STOPPING',
  0x8007045b,
  () =>
    'This engine is stopping and takes no requests. Submit the request again, to another engine or after the restart.',
);
export const EngineBusy = error(
  'ENGINE_BUSY',
  0x800700aa,
  (count) => `${count} requests wait already. Submit the request again later, or queue it.`,
);
export const InDoubt = error(
  'ENGINE_IN_DOUBT',
  0x8000ffff,
  (step, reason) =>
    `A step could not be undone (${step}: ${reason}). The request is kept in doubt and holds its locks; an operator sees it with "tenantry explain" and decides with "tenantry retry", "skip" or "edit".`,
);
export const ClientTransactionReused = error(
  'ENGINE_CLIENT_TRANSACTION_REUSED',
  0x80070057,
  (id) => `The client transaction id ${id} was used for another request. Give each request an id of its own.`,
);
export const ConditionFailed = error(
  'ENGINE_CONDITION_FAILED',
  0x80070057,
  (digest) =>
    `It is not what you have read: its digest is "${digest}" now. Read it again, look at what has changed, and send the change with what you have read then.`,
);
export const NoSuchRequest = error(
  'ENGINE_NO_SUCH_REQUEST',
  0x80070490,
  (id) =>
    `There is no request ${id}; it may be older than the retention. List those there are with "tenantry requests".`,
);
export const WrongState = error(
  'ENGINE_WRONG_STATE',
  0x8007139f,
  (id, state, wanted) => `Request ${id} is ${state}; this needs one that is ${wanted}.`,
);
export const NoSuchStep = error(
  'ENGINE_NO_SUCH_STEP',
  0x80070490,
  (id, step) => `Request ${id} has no step ${step} that is still to be undone. See "tenantry explain".`,
);
export const ProcedureGone = error(
  'ENGINE_PROCEDURE_GONE',
  0x80070490,
  (name) => `${name} is needed to undo a step, but its component is not installed. Install it and retry.`,
);
export const KeyMissing = error(
  'ENGINE_KEY_MISSING',
  0x80090003,
  (fingerprint) =>
    `The log was encrypted with the key ${fingerprint}, which this engine does not have. Start it with that key.`,
);
export const ContentDamaged = error(
  'ENGINE_CONTENT_DAMAGED',
  0x80090006,
  () => 'An encrypted row of the log was changed after it was written. Restore it from a backup of the database.',
);
export const NamespaceTaken = error(
  'ENGINE_NAMESPACE_TAKEN',
  0x800700b7,
  (namespace) =>
    `"${namespace}" is the namespace of an installed component and cannot be replaced by a document. Choose another name.`,
);
export const SchemaTooNew = error(
  'ENGINE_SCHEMA_TOO_NEW',
  0x80070542,
  (schema, found, known) =>
    `The database schema ${schema} is at migration ${found}, this program knows ${known}. Start a newer version of the program.`,
);
export const MigrationChanged = error(
  'ENGINE_MIGRATION_CHANGED',
  0x80070542,
  (schema, name) =>
    `Migration ${name} of ${schema} was applied with another content. Migrations never change; add a new one.`,
);
export const MigrationOneWay = error(
  'ENGINE_MIGRATION_ONE_WAY',
  0x80070542,
  (schema, name) =>
    `Migration ${name} of ${schema} has no file that leads back (${name.replace('.sql', '.down.sql')}), so it cannot be taken back. Restore a backup to return to before it.`,
);
export const CredentialsRefused = error(
  'ENGINE_CREDENTIALS_REFUSED',
  0x8007052e,
  (user) => `The credentials of ${user} in the request's security context were not accepted. Check name and password.`,
);
export const XmlMalformed = error('XML_MALFORMED', 0xc00ce56d, (reason) => reason);
export const XmlTooLarge = error('XML_TOO_LARGE', 0x800700df, (reason) => reason);
export const XmlTooDeep = error('XML_TOO_DEEP', 0x800700df, (reason) => reason);
export const XmlTooManyNodes = error('XML_TOO_MANY_NODES', 0x800700df, (reason) => reason);
export const XmlDoctypeRefused = error('XML_DOCTYPE_REFUSED', 0xc00ce56d, (reason) => reason);
