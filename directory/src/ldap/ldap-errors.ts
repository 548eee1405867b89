import { ResultCodeError } from 'ldapts';

import {
  AccessDenied,
  Constraint,
  ControllerUnreachable,
  EntryExists,
  NoSuchEntry,
  NotEmpty,
  OutcomeUnknown,
  SchemaLacks,
  ServerLimit,
  ServerRefuses,
  ValueChanged,
} from '../errors.ts';

/** What was being done when a server refused. */
export interface Attempt {
  readonly controller: string;
  readonly dn: string;
  /** False: a connection that breaks leaves nothing unknown. */
  readonly changes: boolean;
  /** The entry that had to be there, when it is not `dn` itself. */
  readonly above?: string;
}

/** Result codes of RFC 4511 section 4.1.9 and RFC 4528 that mean something here. */
const resultCodes = {
  timeLimitExceeded: 3,
  sizeLimitExceeded: 4,
  referral: 10,
  adminLimitExceeded: 11,
  noSuchAttribute: 16,
  undefinedAttributeType: 17,
  constraintViolation: 19,
  attributeOrValueExists: 20,
  invalidAttributeSyntax: 21,
  noSuchObject: 32,
  invalidDnSyntax: 34,
  insufficientAccessRights: 50,
  busy: 51,
  unavailable: 52,
  namingViolation: 64,
  objectClassViolation: 65,
  notAllowedOnNonLeaf: 66,
  entryAlreadyExists: 68,
  assertionFailed: 122,
} as const;

/** The error of ours for an error of the library; others stay as they are. */
export function translate(error: unknown, attempt: Attempt): unknown {
  if (!(error instanceof Error)) return error;
  const ours = error instanceof ResultCodeError ? refused(error, attempt) : broken(error, attempt);
  if (ours !== error) ours.cause = error;
  return ours;
}

/** Whether a server said so, by its result code. */
export function isResult(error: unknown, name: keyof typeof resultCodes): boolean {
  return error instanceof ResultCodeError && error.code === resultCodes[name];
}

function refused(error: ResultCodeError, { controller, dn, above }: Attempt): Error {
  const reason = diagnostic(error);
  switch (error.code) {
    case resultCodes.noSuchObject:
      return NoSuchEntry(above ?? dn);
    case resultCodes.entryAlreadyExists:
      return EntryExists(dn);
    case resultCodes.notAllowedOnNonLeaf:
      return NotEmpty(dn);
    case resultCodes.noSuchAttribute:
    case resultCodes.attributeOrValueExists:
    case resultCodes.assertionFailed:
      return ValueChanged(attributeIn(reason), dn);
    case resultCodes.undefinedAttributeType:
      return SchemaLacks(attributeIn(reason), dn);
    case resultCodes.insufficientAccessRights:
      return AccessDenied(dn, reason);
    case resultCodes.timeLimitExceeded:
    case resultCodes.sizeLimitExceeded:
    case resultCodes.adminLimitExceeded:
      return ServerLimit(controller, dn, reason);
    case resultCodes.referral:
      return ServerRefuses(controller, dn, 'it refers to another server, which has the entry or may change it.');
    case resultCodes.busy:
    case resultCodes.unavailable:
      return ControllerUnreachable(controller, reason);
    case resultCodes.constraintViolation:
    case resultCodes.invalidAttributeSyntax:
    case resultCodes.invalidDnSyntax:
    case resultCodes.namingViolation:
    case resultCodes.objectClassViolation:
      return Constraint(dn, reason);
    default:
      return ServerRefuses(controller, dn, reason);
  }
}

/** Whether a connection broke that was there before; the library tells by its words. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && /^(Connection closed before|Socket error)/.test(error.message);
}

/** A connection that broke: the library throws a plain error. */
function broken(error: Error, { controller, dn, changes }: Attempt): Error {
  if ('hresult' in error) return error;
  return changes ? OutcomeUnknown(controller, dn, error.message) : ControllerUnreachable(controller, error.message);
}

/** What the server says besides the code; the library adds the code in its own words. */
function diagnostic({ message }: ResultCodeError): string {
  const text = message.replace(/ ?Code: 0x[0-9a-f]+$/, '').trim();
  return text === ''
    ? `the server gives the code ${/0x[0-9a-f]+$/.exec(message)?.[0] ?? '?'} and no reason.`
    : `${text}.`;
}

/** The attribute that a server names in its reason: `modify/delete: info: no such value`, `info: attribute type undefined`. */
function attributeIn(reason: string): string {
  return /(?:^|: )([A-Za-z][A-Za-z0-9;-]*): /.exec(reason)?.[1] ?? 'in question';
}
