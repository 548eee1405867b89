import { error } from '@tenantry/engine/client';

// Codes never change and are never used twice.

export const Unauthenticated = error(
  'OAB_UNAUTHENTICATED',
  0x8007052e,
  () =>
    'The request carries no valid user name and password. Send HTTP Basic credentials of a user of the organization.',
);

export const NoSuchFile = error(
  'OAB_NO_SUCH_FILE',
  0x80070490,
  () =>
    'There is no such file, or it is not for this user. Clients begin with oab.xml of the book that Autodiscover names.',
);

export const NotGenerated = error(
  'OAB_NOT_GENERATED',
  0x80004005,
  (reason) => `The offline address book has never been generated, and could not be now: ${reason} Try again later.`,
);
