import { error } from '@tenantry/engine/client';

/** Codes of packages, requirements, deployments and rollups. They never change and are never used twice. */

const invalidArgument = 0x80070057;
const unspecified = 0x80004005;
const notTrusted = 0x800b0109;
const installFailed = 0x80070643;
const notFound = 0x80070490;
const busy = 0x800700aa;

export const ManifestInvalid = error(
  'DEPLOY_MANIFEST_INVALID',
  invalidArgument,
  (file, found, expected) => `${file}: ${found}; it must be ${expected}.`,
);
export const PackageUnsigned = error(
  'DEPLOY_PACKAGE_UNSIGNED',
  notTrusted,
  (file) => `${file} has no signature (${file}.sig). Take the package from its publisher again, with its signature.`,
);
export const PublisherUnknown = error(
  'DEPLOY_PUBLISHER_UNKNOWN',
  notTrusted,
  (file, publisher) =>
    `${file} is signed by ${publisher}, whom this installation does not trust. Add the publisher's key with "tenantry publisher add" if you do.`,
);
export const SignatureWrong = error(
  'DEPLOY_SIGNATURE_WRONG',
  notTrusted,
  (file, publisher) => `The signature of ${file} is not one of ${publisher}. Do not use the file; get it again.`,
);
export const PackageAltered = error(
  'DEPLOY_PACKAGE_ALTERED',
  notTrusted,
  (file, found, expected) =>
    `${file} is not what was signed: its SHA-512 begins with ${found}, expected ${expected}. Copy it from its source again.`,
);
export const PackageInvalid = error(
  'DEPLOY_PACKAGE_INVALID',
  notTrusted,
  (file, reason) => `${file} is not a package that can be used: ${reason}`,
);
export const PackageMissing = error(
  'DEPLOY_PACKAGE_MISSING',
  notFound,
  (name, where) => `There is no package of ${name} in ${where}. Copy it there with "tenantry deploy add".`,
);
export const StoreUnwritable = error(
  'DEPLOY_STORE_UNWRITABLE',
  installFailed,
  (name, folder, reason) =>
    `${name} could not be unpacked into ${folder}: ${reason}. Make room or give access, then start the deployment again.`,
);
export const StoreDamaged = error(
  'DEPLOY_STORE_DAMAGED',
  installFailed,
  (name, file) =>
    `${file} of ${name} is not as it was unpacked. Uninstall and install ${name} on this server, or start the deployment again.`,
);
export const ComponentUnusable = error(
  'DEPLOY_COMPONENT_UNUSABLE',
  installFailed,
  (name, reason) => `${name} cannot be loaded: ${reason}. Nothing was changed; ask its publisher for a mended package.`,
);
export const RequirementMissing = error(
  'DEPLOY_REQUIREMENT_MISSING',
  installFailed,
  (chain, name) => `${chain}: ${name} is required, but not installed. Install it as well.`,
);
export const RequirementVersion = error(
  'DEPLOY_REQUIREMENT_VERSION',
  installFailed,
  (chain, found, wanted) => `${chain}: version ${found} is there, ${wanted} is required. Install a version that fits.`,
);
export const RequirementCycle = error(
  'DEPLOY_REQUIREMENT_CYCLE',
  installFailed,
  (chain) => `${chain}: these components require each other in a ring. Their publisher has to break it.`,
);
export const StillRequired = error(
  'DEPLOY_STILL_REQUIRED',
  installFailed,
  (name, others) => `${name} is required by ${others}. Uninstall those as well, or keep it.`,
);
export const NoSuchComponent = error(
  'DEPLOY_NO_SUCH_COMPONENT',
  notFound,
  (name) => `There is no component "${name}". List those there are with "tenantry deploy tree".`,
);
export const NoSuchGroup = error(
  'DEPLOY_NO_SUCH_GROUP',
  notFound,
  (name, groups) => `There is no group "${name}". There are: ${groups}.`,
);
export const NoSuchServer = error(
  'DEPLOY_NO_SUCH_SERVER',
  notFound,
  (name, servers) => `There is no server "${name}". There are: ${servers}. A server registers itself when it starts.`,
);
export const NoSuchAction = error(
  'DEPLOY_NO_SUCH_ACTION',
  notFound,
  (number) => `There is no pending action ${number}. List them with "tenantry deploy pending".`,
);
export const ActionSenseless = error(
  'DEPLOY_ACTION_SENSELESS',
  invalidArgument,
  (found, advice) => `${found} ${advice}`,
);
export const DeploymentBusy = error(
  'DEPLOY_BUSY',
  busy,
  (operator, what) => `${operator} is at work on this installation: ${what}. Wait until it has ended.`,
);
export const NothingPending = error(
  'DEPLOY_NOTHING_PENDING',
  invalidArgument,
  () => 'Nothing is pending. Queue actions first, e.g. with "tenantry deploy install".',
);
export const NoServer = error(
  'DEPLOY_NO_SERVER',
  unspecified,
  (role) => `No server with the role ${role} is running. Start one with "tenantry serve".`,
);
export const ServerSilent = error(
  'DEPLOY_SERVER_SILENT',
  unspecified,
  (server, seconds) =>
    `Server ${server} has not been heard for ${seconds} s. Start it, or take it out with "tenantry deploy forget-server ${server}"; then start again.`,
);
export const ServerLate = error(
  'DEPLOY_SERVER_LATE',
  unspecified,
  (server, seconds) => `Server ${server} is there, but has not finished within ${seconds} s. See its log.`,
);
export const ServerFailed = error(
  'DEPLOY_SERVER_FAILED',
  installFailed,
  (server, code, message) => `On server ${server}: ${code}: ${message}`,
);
export const ServerNameTaken = error(
  'DEPLOY_SERVER_NAME_TAKEN',
  invalidArgument,
  (name) =>
    `A server called ${name} is running already, perhaps another "tenantry serve" of this installation. Stop that one, or give this one another name with --server.`,
);
export const InitializeFailed = error(
  'DEPLOY_INITIALIZE_FAILED',
  installFailed,
  (names, code, message) => `${names} failed and was undone: ${code}: ${message}`,
);
export const MigrationFailed = error(
  'DEPLOY_MIGRATION_FAILED',
  installFailed,
  (reason) => `A migration failed: ${reason}. Everything was undone; ask the publisher for a mended package.`,
);
export const VerifyFailed = error(
  'DEPLOY_VERIFY_FAILED',
  installFailed,
  (name, server, reason) => `${name} on ${server}: ${reason}`,
);
export const ChangeUnfinished = error(
  'DEPLOY_CHANGE_UNFINISHED',
  busy,
  (what) => `${what} was interrupted and is being undone. Try again when "tenantry deploy history" shows its end.`,
);
export const DeployUnexpected = error(
  'DEPLOY_UNEXPECTED',
  unspecified,
  (reason) => `Something failed that nobody foresaw: ${reason}. The log of the server holds the details.`,
);
export const DeployUnauthenticated = error(
  'DEPLOY_UNAUTHENTICATED',
  0x8007052e,
  () => 'Nobody is signed in. Send the credentials of an administrator of the hoster.',
);
export const DeployForbidden = error(
  'DEPLOY_FORBIDDEN',
  0x80070005,
  (trustee) => `${trustee} does not administer this installation. Only administrators of the hoster deploy.`,
);
export const RequirementsInvalid = error(
  'DEPLOY_REQUIREMENTS_INVALID',
  invalidArgument,
  (file, reason) => `${file} does not say what is to be installed: ${reason} Make one with "tenantry deploy export".`,
);
export const RollupInvalid = error(
  'ROLLUP_INVALID',
  invalidArgument,
  (file, reason) => `${file} is not a rollup that can be used: ${reason}`,
);
export const RollupBackward = error(
  'ROLLUP_BACKWARD',
  installFailed,
  (name, found, offered) =>
    `${name} is installed in version ${found}, the rollup brings ${offered}. A rollup does not go backwards; "tenantry rollup revert" takes the last one back.`,
);
export const RollupApplied = error(
  'ROLLUP_APPLIED',
  installFailed,
  (id, by) => `Rollup ${id} is there already${by}. Nothing is to be done.`,
);
export const RollupPrerequisite = error(
  'ROLLUP_PREREQUISITE',
  installFailed,
  (what, found, wanted) => `The rollup needs ${what} ${wanted}; ${found}.`,
);
export const RollupOneWay = error(
  'ROLLUP_ONE_WAY',
  installFailed,
  (schema, migration) =>
    `Migration ${migration} of ${schema} has no way back, so a failure after it could not be undone. Ask the publisher for one with a .down.sql file.`,
);
export const RollupUnknown = error(
  'ROLLUP_UNKNOWN',
  notFound,
  (id) => `No rollup ${id} is applied. See "tenantry rollup history".`,
);
export const RollupNotLast = error(
  'ROLLUP_NOT_LAST',
  installFailed,
  (id, last) => `${last} was applied after ${id}. Revert that one first.`,
);
