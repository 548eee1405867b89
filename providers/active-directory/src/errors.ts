import { error } from '@tenantry/engine';

/** Codes never change and are never used twice. */

export const ObjectExists = error(
  'ACTIVE_DIRECTORY_OBJECT_EXISTS',
  0x80071392,
  (path) =>
    `There is an object ${path} already. Choose another name, or give flagIgnoreAlreadyExistsError to leave it alone.`,
);
export const PlaceMissing = error(
  'ACTIVE_DIRECTORY_PLACE_MISSING',
  0xc2100fa2,
  () => 'The place of the new object is not clear. Give either path, or container and name.',
);
export const NameInvalid = error(
  'ACTIVE_DIRECTORY_NAME_INVALID',
  0xc2100fa3,
  (name) => `"${name}" is not the name of an object. Give a relative name such as "CN=Ann Beebe" or "Ann Beebe".`,
);
export const SubtreeTooLarge = error(
  'ACTIVE_DIRECTORY_SUBTREE_TOO_LARGE',
  0xc2100faa,
  (path, maximum) =>
    `${path} has more than ${maximum} objects below it, too many to be deleted in one step that can be undone. Delete its parts first.`,
);
export const TooManyObjects = error(
  'ACTIVE_DIRECTORY_TOO_MANY_OBJECTS',
  0xc2100fa8,
  (maximum) =>
    `The search found more than ${maximum} objects. Narrow the filter, ask for fewer properties, or give ADS_SEARCHPREF_SIZE_LIMIT to get the first ones.`,
);
export const PreferenceInvalid = error(
  'ACTIVE_DIRECTORY_PREFERENCE_INVALID',
  0xc2100fa7,
  (preference, value) =>
    `The search preference ${preference} does not have the value "${value}". See the remarks of Active Directory Provider::Search for the ones there are.`,
);
export const DomainMismatch = error(
  'ACTIVE_DIRECTORY_DOMAIN_MISMATCH',
  0xc2100fa5,
  (path, controller) =>
    `${path} and the domain controller ${controller} belong to different domains. Give a controller of the path's domain.`,
);
export const WrongPassword = error(
  'ACTIVE_DIRECTORY_WRONG_PASSWORD',
  0x80070056,
  (path) =>
    `The old password of ${path} is not the one that was given. Give the present password, or use User Set Password.`,
);
export const NotAPrincipal = error(
  'ACTIVE_DIRECTORY_NOT_A_PRINCIPAL',
  0xc2101069,
  (trustee) =>
    `"${trustee}" is not a user, group or security identifier, so it cannot be in an access control list. Give an LDAP path, an account name or a SID.`,
);
export const AccessEntryInvalid = error(
  'ACTIVE_DIRECTORY_ACCESS_ENTRY_INVALID',
  0xc2101069,
  (element, value) =>
    `The element ${element} of an ace has the wrong value "${value}". See the remarks of Active Directory Provider::Update ACL.`,
);
export const ExpressionInvalid = error(
  'ACTIVE_DIRECTORY_EXPRESSION_INVALID',
  0xc2100fa3,
  (expression, reason) =>
    `The expression "${expression}" cannot be worked out: ${reason} Give whole numbers with | ^ & << >> + - * / % ~ and parentheses.`,
);
export const NoSuchSid = error(
  'ACTIVE_DIRECTORY_NO_SUCH_SID',
  0x80070534,
  (sid) => `No account has the security identifier ${sid}. It may have been deleted, or belong to another domain.`,
);
export const NameNotFound = error(
  'ACTIVE_DIRECTORY_NAME_NOT_FOUND',
  0x80072116,
  (name, form) => `No object has the name "${name}" (${form}). Check the name and its form.`,
);
export const NameAmbiguous = error(
  'ACTIVE_DIRECTORY_NAME_AMBIGUOUS',
  0x80072117,
  (name, form) => `Several objects have the name "${name}" (${form}). Give a name of a form that is unique.`,
);
export const NoNameOfForm = error(
  'ACTIVE_DIRECTORY_NO_NAME_OF_FORM',
  0x80072118,
  (name, form) => `"${name}" is found, and it has no name of the form ${form}. Ask for another form.`,
);
