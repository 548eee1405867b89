import { error } from '@tenantry/engine';

/** Codes never change and are never used twice. */

const noSuchObject = 0x80072030;
const invalidArgument = 0x80070057;
const exists = 0x80071392;
const inUse = 0x80131509;
const refused = 0x8007052d;

export const NoExchangeOrganization = error(
  'UM_NO_EXCHANGE_ORGANIZATION',
  noSuchObject,
  () =>
    'The configuration of the directory holds no Exchange organization with the containers of unified messaging. Initialize the directory for hosting first.',
);
export const ObjectUnknown = error(
  'UM_OBJECT_UNKNOWN',
  noSuchObject,
  (kind, identity) =>
    `There is no ${kind} "${identity}" that may be used here. Give the name, GUID, DN or LDAP path of one of the organization.`,
);
export const IdentityAmbiguous = error(
  'UM_IDENTITY_AMBIGUOUS',
  invalidArgument,
  (kind, identity) => `Several objects of the kind ${kind} are called "${identity}". Give the GUID or the DN.`,
);
export const NameTaken = error(
  'UM_NAME_TAKEN',
  exists,
  (kind, name) => `The name "${name}" is used by another ${kind} of the installation. Choose another name.`,
);
export const ObjectInUse = error(
  'UM_OBJECT_IN_USE',
  inUse,
  (kind, name, user) => `The ${kind} "${name}" is still used by ${user}. Take that away first.`,
);
export const ServerUnknown = error(
  'UM_SERVER_UNKNOWN',
  noSuchObject,
  (server) => `There is no Exchange server "${server}". Give the name, path or DN of one that the directory knows.`,
);
export const NoMailbox = error(
  'UM_NO_MAILBOX',
  noSuchObject,
  (path) => `${path} has no mailbox, which unified messaging needs. Create one first, or give another user.`,
);
export const AlreadyEnabled = error(
  'UM_MAILBOX_ALREADY_ENABLED',
  exists,
  (path) => `${path} is enabled for unified messaging already. Change it with SetUMMailbox, or disable it first.`,
);
export const NotEnabled = error(
  'UM_MAILBOX_NOT_ENABLED',
  noSuchObject,
  (path) => `${path} is not enabled for unified messaging. Enable it first, or give another user.`,
);
export const ExtensionMissing = error(
  'UM_EXTENSION_MISSING',
  invalidArgument,
  (plan) => `The dial plan "${plan}" reaches a mailbox by its extension, and none is given. Give at least one.`,
);
export const ExtensionInvalid = error(
  'UM_EXTENSION_INVALID',
  invalidArgument,
  (extension, plan, digits) =>
    `"${extension}" is no extension of the dial plan "${plan}", whose extensions have ${digits} digits. Give that many digits.`,
);
export const ExtensionInUse = error(
  'UM_EXTENSION_IN_USE',
  exists,
  (extension, plan) => `The extension ${extension} is in use in the dial plan "${plan}". Choose another one.`,
);
export const ResourceIdentifierNeeded = error(
  'UM_SIP_RESOURCE_IDENTIFIER_NEEDED',
  invalidArgument,
  (plan, uriType) =>
    `The dial plan "${plan}" has the URI type ${uriType}, which needs sipResourceIdentifier: a SIP address, or a number as +14255550100. Give it.`,
);
export const PinTooShort = error(
  'UM_PIN_TOO_SHORT',
  refused,
  (minimum) => `The PIN is shorter than the ${minimum} digits that the mailbox policy wants. Choose a longer one.`,
);
export const PinTooSimple = error(
  'UM_PIN_TOO_SIMPLE',
  refused,
  (reason) => `The mailbox policy refuses the PIN: ${reason}. Choose one that is harder to guess.`,
);
export const PinUsedBefore = error(
  'UM_PIN_USED_BEFORE',
  refused,
  (count) => `The PIN is one of the last ${count} PINs of this mailbox. Choose another one.`,
);
export const NoPin = error(
  'UM_NO_PIN',
  noSuchObject,
  (path) => `The mailbox of ${path} has no PIN here. Set one with SetUMMailboxPIN.`,
);
export const FilterInvalid = error(
  'UM_FILTER_INVALID',
  invalidArgument,
  (filter) =>
    `The filter ${filter} is not valid. Give comparisons of properties such as displayName -like 'A*', with -eq, -ne or -like, joined by -and.`,
);
export const AddressTaken = error(
  'UM_IP_GATEWAY_ADDRESS_TAKEN',
  exists,
  (address) => `Another UM IP gateway has the address ${address}. Each device is one gateway; use that one.`,
);
export const PilotTaken = error(
  'UM_PILOT_IDENTIFIER_TAKEN',
  exists,
  (pilot) => `The pilot identifier ${pilot} is used by another hunt group or auto attendant. Choose another number.`,
);
export const PromptUnplayable = error(
  'UM_PROMPT_UNPLAYABLE',
  invalidArgument,
  (file, reason) =>
    `The sound file "${file}" cannot be played to callers: ${reason}. Give a .wav file with linear PCM, 16 bits, 8 kHz, one channel.`,
);
export const PromptUnknown = error(
  'UM_PROMPT_UNKNOWN',
  noSuchObject,
  (file, owner) => `"${owner}" has no sound file "${file}". Copy one to it first, with content.`,
);
export const PromptOwnerNeeded = error(
  'UM_PROMPT_OWNER_NEEDED',
  invalidArgument,
  () => 'It is not said whose the sound file is. Give umDialPlan or umAutoAttendant, and not both.',
);
