import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

const failed = 0x80004005;
const accessDenied = 0x80070005;
const invalidArgument = 0x80070057;
const noSuchObject = 0x80072030;
const stillActive = 0x80131509;
const nameTaken = 0x82101391;

export const WrongPlace = error(
  'MANAGED_DIRECTORY_WRONG_PLACE',
  invalidArgument,
  (container: string, policy: string, place: string) =>
    `${container} is not the place for the policy "${policy}", which needs ${place}. Give another container, or the policy "default".`,
);

export const PrivateContainer = error(
  'MANAGED_DIRECTORY_PRIVATE_CONTAINER',
  invalidArgument,
  (container: string) =>
    `${container} belongs to the inside of an organization. Give the organization itself or a container of its own.`,
);

export const OutsideHosting = error(
  'MANAGED_DIRECTORY_OUTSIDE_HOSTING',
  invalidArgument,
  (path: string) => `${path} lies in no organization. Give an object below the hosting organization.`,
);

export const OwnObject = error(
  'MANAGED_DIRECTORY_OWN_OBJECT',
  invalidArgument,
  (path: string, organization: string) =>
    `${path} is a part of ${organization} itself and lives and dies with it. It cannot be changed, moved or deleted alone.`,
);

export const OrganizationNotEmpty = error(
  'MANAGED_DIRECTORY_ORGANIZATION_NOT_EMPTY',
  stillActive,
  (organization: string, object: string) =>
    `${organization} still has active child organizations or users, for example ${object}. Delete them first.`,
);

export const UserHasMailbox = error(
  'MANAGED_DIRECTORY_USER_HAS_MAILBOX',
  failed,
  (user: string) => `${user} has a mailbox. Delete the mailbox first.`,
);

export const PrincipalNameTaken = error(
  'MANAGED_DIRECTORY_PRINCIPAL_NAME_TAKEN',
  nameTaken,
  (name: string) => `The user principal name ${name} is taken. Choose another one.`,
);

export const SuffixNotAllowed = error(
  'MANAGED_DIRECTORY_SUFFIX_NOT_ALLOWED',
  invalidArgument,
  (name: string, organization: string, allowed: string) =>
    `The user principal name ${name} ends in a domain that users of ${organization} may not have; they may have ${allowed}. Create the SMTP domain for the organization first, or choose another name.`,
);

export const AccountNameTaken = error(
  'MANAGED_DIRECTORY_ACCOUNT_NAME_TAKEN',
  nameTaken,
  (name: string) => `The sAMAccountName ${name} is taken. Choose another one, or leave it out to get one that is free.`,
);

export const AttributeNotAllowed = error(
  'MANAGED_DIRECTORY_ATTRIBUTE_NOT_ALLOWED',
  invalidArgument,
  (attribute: string, kind: string) =>
    `The attribute ${attribute} of a ${kind} cannot be set through properties. The README of managed-active-directory lists those that can.`,
);

export const GroupTypeInvalid = error(
  'MANAGED_DIRECTORY_GROUP_TYPE_INVALID',
  invalidArgument,
  (type: string) =>
    `"${type}" is no group type. Give UNIVERSAL, GLOBAL or LOCAL and SECURITY or DISTRIBUTION, e.g. UNIVERSAL SECURITY.`,
);

export const AcrossOrganizations = error(
  'MANAGED_DIRECTORY_ACROSS_ORGANIZATIONS',
  invalidArgument,
  (object: string, container: string) =>
    `${object} cannot be moved to ${container}, which belongs to another organization. Delete it here and create it there.`,
);

export const NotOwnPassword = error(
  'MANAGED_DIRECTORY_NOT_OWN_PASSWORD',
  accessDenied,
  (user: string) => `Only ${user} and administrators may change this password.`,
);

export const PasswordOfAdministrator = error(
  'MANAGED_DIRECTORY_PASSWORD_OF_ADMINISTRATOR',
  accessDenied,
  (user: string) => `${user} is an administrator. Only administrators may set this password.`,
);

export const NoSuchPointer = error(
  'MANAGED_DIRECTORY_NO_SUCH_POINTER',
  noSuchObject,
  (path: string, pointer: string) => `${path} has no well-known object ${pointer}.`,
);

export const PointerNameInvalid = error(
  'MANAGED_DIRECTORY_POINTER_NAME_INVALID',
  invalidArgument,
  (name: string) =>
    `"${name}" names no well-known object. Give a GUID or one of the names in the README of managed-active-directory.`,
);

export const NoForeignOwner = error(
  'MANAGED_DIRECTORY_NO_FOREIGN_OWNER',
  noSuchObject,
  (path: string) => `${path} is the hosting organization, which nobody else owns.`,
);

export const NotAnOrganization = error(
  'MANAGED_DIRECTORY_NOT_AN_ORGANIZATION',
  invalidArgument,
  (path: string) => `${path} is not the root of an organization. Give the path of the organization itself.`,
);

export const ObjectNotNamed = error(
  'MANAGED_DIRECTORY_OBJECT_NOT_NAMED',
  invalidArgument,
  () => 'It is not clear which object is meant. Give objectPath, or containerPath and objectName.',
);

export const MissingRole = error(
  'MANAGED_DIRECTORY_MISSING_ROLE',
  invalidArgument,
  (trustee: string, role: string, path: string) =>
    `Insufficient privilege: ${trustee} is not at least a member of role ${role} for ${path}. Ask an administrator of the organization.`,
);

export const HasMail = error(
  'MANAGED_DIRECTORY_HAS_MAIL',
  stillActive,
  (path: string) =>
    `${path} is mail-enabled. Take its mail away first, with MailDisableContact or MailDisableGroup, so that its addresses and its place in the plan are given back.`,
);
