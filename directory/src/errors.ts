import { error } from '@tenantry/engine';

/** Codes of the directory. They never change and are never used twice. */

export const NoSuchEntry = error(
  'DIRECTORY_NO_SUCH_OBJECT',
  0x80072030,
  (dn) => `There is no object ${dn} in the directory. Check the path.`,
);
export const EntryExists = error(
  'DIRECTORY_OBJECT_EXISTS',
  0x80071392,
  (dn) => `The object ${dn} exists already. Choose another name.`,
);
export const NotEmpty = error(
  'DIRECTORY_NOT_EMPTY',
  0x80072015,
  (dn) => `${dn} has objects below it. Delete or move those first.`,
);
export const ValueChanged = error(
  'DIRECTORY_VALUE_CHANGED',
  0x80072024,
  (attribute, dn) =>
    `The attribute ${attribute} of ${dn} was changed by somebody else in between. Submit the request again.`,
);
export const Constraint = error(
  'DIRECTORY_CONSTRAINT',
  0x8007202f,
  (dn, reason) => `The directory does not take ${dn}: ${reason}`,
);
export const BadName = error(
  'DIRECTORY_BAD_NAME',
  0x80072032,
  (name) => `"${name}" is neither an LDAP path (LDAP://OU=...) nor a distinguished name (RFC 4514).`,
);
export const BadFilter = error(
  'DIRECTORY_BAD_FILTER',
  0x8007203e,
  (filter, reason) => `The filter "${filter}" is not an LDAP filter (RFC 4515): ${reason}`,
);
export const BadCursor = error(
  'DIRECTORY_BAD_CURSOR',
  0x80072057,
  (cursor) =>
    `"${cursor}" is not the cursor of a page. Give nextCursor of the page before, or leave it out for the first page.`,
);
export const UnknownController = error(
  'DIRECTORY_UNKNOWN_CONTROLLER',
  0xc2100fa5,
  (name, known) =>
    `"${name}" is not a controller of this directory. It has ${known}; leave preferredDomainController out to let the engine choose.`,
);
export const ControllerUnreachable = error(
  'DIRECTORY_CONTROLLER_UNREACHABLE',
  0x8007203a,
  (controller, reason) =>
    `The controller ${controller} cannot be reached (${reason}); nothing was done there. Check that it runs and that its address, certificate and account in the settings are right.`,
);
export const CertificateRefused = error(
  'DIRECTORY_CERTIFICATE_REFUSED',
  0x80090325,
  (controller, reason) =>
    `The certificate of the controller ${controller} is not taken (${reason}); no password was sent. Name the authority that issued it in the setting for certificates, call the controller by a name that its certificate has, or renew the certificate.`,
);
/** Whether a controller was not reached, for whatever reason, so that nothing was done there. */
export function isUnreachable(error: unknown): boolean {
  return ControllerUnreachable.is(error) || CertificateRefused.is(error);
}
export const OutcomeUnknown = error(
  'DIRECTORY_OUTCOME_UNKNOWN',
  0x80072035,
  (controller, dn, reason) =>
    `The controller ${controller} was lost while it changed ${dn} (${reason}); the change may have been made. The request is undone as soon as that is known.`,
);
export const NotCaughtUp = error(
  'DIRECTORY_NOT_CAUGHT_UP',
  0x8007210e,
  (controllers, seconds) =>
    `No controller that can be reached (${controllers}) got the earlier changes of this organization within ${seconds} s. Check replication, or submit the request again later.`,
);
export const AccessDenied = error(
  'DIRECTORY_ACCESS_DENIED',
  0x80070005,
  (dn, reason) =>
    `The directory does not let this account change ${dn}: ${reason}. Give the account of the settings the rights that the guide to connecting a directory lists.`,
);
export const ServerLimit = error(
  'DIRECTORY_SERVER_LIMIT',
  0x80072023,
  (controller, dn, reason) =>
    `A limit of the controller ${controller} is in the way of what was asked of ${dn}: ${reason} Lift the limits of size and time for the account of the settings, as the guide to connecting a directory says.`,
);
export const ServerRefuses = error(
  'DIRECTORY_SERVER_REFUSES',
  0x80072020,
  (controller, dn, reason) =>
    `The controller ${controller} does not do what was asked of ${dn}: ${reason} Look into its log and its settings.`,
);
export const SchemaLacks = error(
  'DIRECTORY_SCHEMA_LACKS',
  0x8007200a,
  (name, dn) =>
    `The schema of the directory does not know ${name}, which ${dn} needs. Load the schema file of this release (directory/schema), or run tenantry directory prepare.`,
);
export const SchemaNotLoaded = error(
  'DIRECTORY_SCHEMA_NOT_LOADED',
  0x8007214c,
  (controller, missing) =>
    `The controller ${controller} does not know ${missing}. Load directory/schema/openldap.schema of this release there (for cn=config: openldap.ldif), restart it, then prepare again.`,
);
export const PasswordNotRestored = error(
  'DIRECTORY_PASSWORD_NOT_RESTORED',
  0x8007052d,
  (dn) =>
    `The earlier password of ${dn} cannot be set again: the directory lets nobody read it. Set a new one for the user, then skip this step.`,
);
export const BadDescriptor = error(
  'DIRECTORY_BAD_SECURITY_DESCRIPTOR',
  0x8007053a,
  (reason) => `This is no security descriptor of a directory (MS-DTYP 2.4.6, in text 2.5.1): ${reason}.`,
);
export const UnknownServer = error(
  'DIRECTORY_UNKNOWN_SERVER',
  0x80072027,
  (controller, found) =>
    `The controller ${controller} is ${found}, which is not known here. Use OpenLDAP 2.5 or later, Samba or Active Directory.`,
);
