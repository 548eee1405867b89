import { error } from '@tenantry/engine';

/** Codes of the program. They never change and are never used twice. Those of the embedded PostgreSQL are in its folder. */

const unspecified = 0x80004005;
const invalidArgument = 0x80070057;

export const SettingInvalid = error(
  'CLI_SETTING_INVALID',
  invalidArgument,
  (setting, found, expected) => `${setting} is "${found}", but must be ${expected}.`,
);

export const FileUnreadable = error(
  'CLI_FILE_UNREADABLE',
  invalidArgument,
  (file, reason) => `${file} cannot be read: ${reason}. Check the path.`,
);

export const FileInvalid = error(
  'CLI_FILE_INVALID',
  invalidArgument,
  (file, found, expected) => `${file} is not right: ${found}. It must be ${expected}.`,
);

export const UsageInvalid = error('CLI_USAGE_INVALID', invalidArgument, (found, advice) => `${found} ${advice}`);

export const DatabaseUnreachable = error(
  'CLI_DATABASE_UNREACHABLE',
  unspecified,
  (address, reason) =>
    `The database ${address} cannot be reached: ${reason}. Check DATABASE_URL, or leave it out to use the embedded PostgreSQL.`,
);

export const KeyFileInvalid = error(
  'CLI_KEY_FILE_INVALID',
  unspecified,
  (file) => `${file} must hold keys of 64 hexadecimal digits, one a line. Put back the file from your backup.`,
);

export const KeyFileMissing = error(
  'CLI_KEY_FILE_MISSING',
  unspecified,
  (file, fingerprint) =>
    `There is no ${file}, and the secrets in the log of this database were encrypted with the key ${fingerprint}. Put the file back from where you keep it, or name it with --key-file.`,
);

export const KeyForeign = error(
  'CLI_KEY_FOREIGN',
  unspecified,
  (file, fingerprint) =>
    `The secrets in the log of this database were encrypted with the key ${fingerprint}, which ${file} does not hold. Give the file of that key with --key-file.`,
);

export const SystemRefused = error(
  'CLI_SYSTEM_REFUSED',
  unspecified,
  (message, advice) => `The system refuses: ${message}. ${advice}`,
);

export const DatabaseRefused = error(
  'CLI_DATABASE_REFUSED',
  unspecified,
  (message, code, advice) => `The database refuses: ${message} (${code}). ${advice}`,
);

export const PortTaken = error(
  'CLI_PORT_TAKEN',
  unspecified,
  (host, port) =>
    `${host}:${port} is in use, perhaps by another "tenantry serve". Stop that one, or choose another port with --port.`,
);

export const PlainHttpRefused = error(
  'CLI_PLAIN_HTTP_REFUSED',
  invalidArgument,
  (host) =>
    `"${host}" is an address for other machines, and without TLS passwords would travel to it in clear. Give --tls-certificate and --tls-key, listen on localhost behind a server that speaks https, or say --plain-http true if nobody else is in that network.`,
);

export const TlsFilesInvalid = error(
  'CLI_TLS_FILES_INVALID',
  invalidArgument,
  (file, reason) =>
    `${file} cannot be used for TLS: ${reason}. Give PEM files of a certificate and its own private key.`,
);

export const SampleFailed = error(
  'CLI_SAMPLE_FAILED',
  unspecified,
  (file, requestId, message) =>
    `The sample request ${file} failed and was undone: ${message} See "tenantry explain ${requestId}"; the next start tries again, and --no-sample leaves the sample out.`,
);

export const NoSuchProcedure = error(
  'CLI_NO_SUCH_PROCEDURE',
  invalidArgument,
  (name, hint) => `There is no procedure "${name}".${hint} List them with "tenantry procedures".`,
);

export const NoSuchRequest = error(
  'CLI_NO_SUCH_REQUEST',
  invalidArgument,
  (id) => `There is no request ${id}. List them with "tenantry requests".`,
);

export const CallerUnknown = error(
  'CLI_CALLER_UNKNOWN',
  invalidArgument,
  (user) => `There is no user ${user} in the directory. Give a user principal name or an LDAP path with --as.`,
);

export const FailedOnPurpose = error(
  'CLI_FAILED_ON_PURPOSE',
  unspecified,
  (procedure) => `${procedure} failed because --fail-at asked for it. Everything was undone; leave the option out.`,
);

export const NoInstallation = error(
  'CLI_INSTALLATION_MISSING',
  unspecified,
  (folder) =>
    `There is no installation in ${folder}. Start one with "tenantry serve", or name the folder of another one with --data.`,
);

export const NoSampleRequest = error(
  'CLI_NO_SAMPLE_REQUEST',
  unspecified,
  (name, file) => `${name} has no sample request. Write one that succeeds into ${file}.`,
);

export const FolderTaken = error(
  'CLI_FOLDER_TAKEN',
  invalidArgument,
  (folder, reason) => `The folder ${folder} cannot be made: ${reason}. Name another one with --to.`,
);

export const NoTests = error(
  'CLI_NO_TESTS',
  invalidArgument,
  (folder) =>
    `There is no *.test.ts below ${folder}. Give the folder of a component; "tenantry component new" makes one.`,
);

export const BackupInvalid = error(
  'BACKUP_INVALID',
  invalidArgument,
  (folder, reason) => `${folder} is no backup that can be restored: ${reason} Take another backup.`,
);

export const BackupNotEmpty = error(
  'BACKUP_FOLDER_NOT_EMPTY',
  invalidArgument,
  (folder) => `${folder} is not empty. Name a new folder: a backup is never written over another one.`,
);

export const BackupOfOtherVersion = error(
  'BACKUP_OTHER_VERSION',
  unspecified,
  (version, own, migration) =>
    `The backup is of version ${version}, this program is ${own}, and they differ in ${migration}. Restore with version ${version} into an empty host, then update the program.`,
);

export const RestoreNotEmpty = error(
  'BACKUP_TARGET_NOT_EMPTY',
  unspecified,
  () =>
    'There is an installation in this database already. Restore into an empty one: another --data folder, or another database.',
);
