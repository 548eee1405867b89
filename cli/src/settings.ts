import { hostname } from 'node:os';
import { resolve } from 'node:path';

import { roles, type ServerRole } from '@tenantry/deploy';

import { type DirectorySettings, readDirectoryAddresses } from './directory-settings.ts';
import { SettingInvalid } from './errors.ts';
import { describeIn, readBoolean, readNumber, type SettingDefinition } from './setting-definition.ts';
import { readSignInSettings, type SignInSettings, signInDefinitions } from './sign-in-settings.ts';

export type { DirectorySettings, SettingDefinition, SignInSettings };

/** How an installation is set up. */
export interface Settings {
  /** Folder of everything that the installation keeps outside its database. */
  readonly data: string;
  /** PostgreSQL to use; undefined for the embedded one. */
  readonly databaseUrl: string | undefined;
  /** LDAP servers to use; undefined for the directory in the database. */
  readonly directory: DirectorySettings | undefined;
  /** File with the keys of the log. */
  readonly keyFile: string;
  readonly host: string;
  readonly port: number;
  /** First part of the address of web services. */
  readonly virtualDirectory: string;
  /** Address of the HTTP server as callers see it, when it is another than the one they called. */
  readonly publicAddress: string | undefined;
  /** Whether requests and responses of web services are logged. */
  readonly logCalls: boolean;
  /** Minutes between two looks for offline address books that have to be generated; 0 for never. */
  readonly oabMinutes: number;
  /** Address of the ActiveSync server that the endpoint for devices passes on to. */
  readonly activeSyncBackend: string | undefined;
  /** Whether the first start provisions the sample hoster. */
  readonly sample: boolean;
  /** Name of the server that `serve` is. */
  readonly server: string;
  /** What the server is for. */
  readonly roles: readonly ServerRole[];
  /** What a new installation begins with. */
  readonly components: 'program' | 'packages';
  /** How callers prove who they are, and over what. */
  readonly signIn: SignInSettings;
  readonly logLevel: LogLevel | undefined;
  readonly retentionMonths: number;
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Every setting with its default; the help and the reference page are made from this table. */
export const settingDefinitions: readonly SettingDefinition[] = [
  {
    name: 'data',
    flag: '--data <folder>',
    variable: 'TENANTRY_DATA',
    fallback: '.tenantry',
    sentence: 'Folder for the embedded database, keys and credentials. Nothing is written elsewhere.',
    scope: 'all',
  },
  {
    name: 'database',
    flag: '--database <url>',
    variable: 'DATABASE_URL',
    sentence: 'PostgreSQL to use, version 15 or later. Without it an embedded one is started in the data folder.',
    scope: 'all',
  },
  {
    name: 'keyFile',
    flag: '--key-file <file>',
    variable: 'TENANTRY_KEY_FILE',
    sentence:
      'Keys that encrypt secrets in the log, one a line in hexadecimal: the first encrypts, all decrypt. All engines of an installation need the same. Default: secret.key in the data folder, made at the first start.',
    scope: 'all',
  },
  {
    name: 'directory',
    flag: '--directory <urls>',
    variable: 'TENANTRY_DIRECTORY',
    sentence:
      'LDAP servers to use, all of one directory, e.g. ldaps://dc1.fabrikam.com,ldaps://dc2.fabrikam.com/DC=fabrikam,DC=com: requests name one by its host, or by a name before its address (dc1=ldaps://10.0.0.1). The top of the domain at the end may be left out. Without it the directory is in the database.',
    scope: 'all',
  },
  {
    name: 'directoryUser',
    flag: '--directory-user <name>',
    variable: 'TENANTRY_DIRECTORY_USER',
    sentence: 'Account of the engine in the directory: a distinguished name, or a principal name in Active Directory.',
    scope: 'all',
  },
  {
    name: 'directoryPasswordFile',
    flag: '--directory-password-file <file>',
    variable: 'TENANTRY_DIRECTORY_PASSWORD_FILE',
    sentence: 'File with the password of that account and nothing else.',
    scope: 'all',
  },
  {
    name: 'directoryCertificates',
    flag: '--directory-certificates <file>',
    variable: 'TENANTRY_DIRECTORY_CERTIFICATES',
    sentence: 'Authorities (PEM) that certificates of the directory may come from. Default: those that Node.js knows.',
    scope: 'all',
  },
  {
    name: 'directoryStartTls',
    flag: '--directory-start-tls <state>',
    variable: 'TENANTRY_DIRECTORY_START_TLS',
    fallback: 'true',
    sentence: 'true: connections to ldap:// are encrypted (StartTLS) before the password is sent.',
    scope: 'all',
  },
  {
    name: 'directoryCheckCertificate',
    flag: '--directory-check-certificate <state>',
    variable: 'TENANTRY_DIRECTORY_CHECK_CERTIFICATE',
    fallback: 'true',
    sentence: 'false: any certificate will do. For tests only: whoever stands in between can read everything.',
    scope: 'all',
  },
  {
    name: 'logLevel',
    flag: '--log-level <level>',
    variable: 'TENANTRY_LOG_LEVEL',
    sentence: `Least level of the structured log on standard error: ${logLevels.join(', ')}. Default: warn on a terminal, else info.`,
    scope: 'all',
  },
  {
    name: 'retentionMonths',
    flag: '--retention-months <count>',
    variable: 'TENANTRY_RETENTION_MONTHS',
    fallback: '13',
    sentence: 'Months after which ended requests are dropped from the audit.',
    scope: 'all',
  },
  {
    name: 'port',
    flag: '--port <number>',
    variable: 'PORT',
    fallback: '8080',
    sentence: 'Port of the HTTP server; 0 takes a free one.',
    scope: 'serve',
  },
  {
    name: 'host',
    flag: '--host <address>',
    variable: 'HOST',
    fallback: 'localhost',
    sentence:
      'Address that the HTTP server listens on. Another one than this machine needs TLS (--tls-certificate), or --plain-http.',
    scope: 'serve',
  },
  {
    name: 'virtualDirectory',
    flag: '--virtual-directory <name>',
    variable: 'TENANTRY_VIRTUAL_DIRECTORY',
    fallback: 'mpsws',
    sentence: 'First part of the address of web services: /mpsws/HostedEmail2007/Service.asmx.',
    scope: 'serve',
  },
  {
    name: 'publicAddress',
    flag: '--public-address <url>',
    variable: 'TENANTRY_PUBLIC_ADDRESS',
    sentence:
      'Address of the HTTP server as callers see it, e.g. https://provisioning.example; WSDL descriptions name it. Default: the address that was called.',
    scope: 'serve',
  },
  {
    name: 'logCalls',
    flag: '--log-calls <state>',
    variable: 'TENANTRY_LOG_CALLS',
    fallback: 'false',
    sentence:
      'true: writes request and response of each call of a web service to the structured log (level info), secrets masked.',
    scope: 'serve',
  },
  {
    name: 'oabMinutes',
    flag: '--oab-minutes <count>',
    variable: 'TENANTRY_OAB_MINUTES',
    fallback: '15',
    sentence:
      'Minutes between two looks for offline address books of which something has changed; they are generated. 0: never, "tenantry oab generate" does it.',
    scope: 'serve',
  },
  {
    name: 'activeSyncBackend',
    flag: '--active-sync-backend <url>',
    variable: 'TENANTRY_ACTIVE_SYNC_BACKEND',
    sentence:
      'Address of the ActiveSync server behind /Microsoft-Server-ActiveSync, e.g. http://10.0.0.5:20000/SOGo/Microsoft-Server-ActiveSync: it gets every command but Provision, once a device has acknowledged its policy. Without it devices get their policy and nothing else.',
    scope: 'serve',
  },
  {
    name: 'sample',
    flag: '--no-sample',
    variable: 'TENANTRY_SAMPLE',
    fallback: 'true',
    sentence: 'Do not provision the sample hoster at the first start (TENANTRY_SAMPLE=false).',
    scope: 'serve',
  },
  {
    name: 'server',
    flag: '--server <name>',
    variable: 'TENANTRY_SERVER',
    sentence: 'Name of this server in the tree of "tenantry deploy". Default: the name of the host.',
    scope: 'serve',
  },
  {
    name: 'roles',
    flag: '--roles <list>',
    variable: 'TENANTRY_ROLES',
    fallback: 'engine,web',
    sentence: 'What this server is for: engine (takes requests from the queue), web (HTTP, web services), or both.',
    scope: 'serve',
  },
  {
    name: 'components',
    flag: '--components <source>',
    variable: 'TENANTRY_COMPONENTS',
    fallback: 'program',
    sentence:
      'What a new installation begins with: "program" has the components that come with the program, "packages" has none until they are deployed.',
    scope: 'serve',
  },
  ...signInDefinitions,
];

/** What the command line and the environment say, by the names of `settingDefinitions`. */
export interface GivenSettings {
  readonly flags: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Relative paths start here. */
  readonly folder: string;
}

const portMaximum = 65_535;
const monthsMaximum = 1200;
const minutesMaximum = 10_080;

/** Reads the settings: a flag comes before the environment, the environment before the default. */
export function readSettings({ flags, environment, folder }: GivenSettings): Settings {
  const value = (name: string): string | undefined => {
    const definition = settingDefinitions.find((each) => each.name === name);
    const flag = flags[name];
    // Commander gives `true` for the absent `--no-sample`; then the environment decides.
    if (typeof flag === 'string' || flag === false) return String(flag);
    const given = definition && environment[definition.variable];
    return given !== undefined && given !== '' ? given : definition?.fallback;
  };

  const data = resolve(folder, value('data') ?? '');
  return {
    data,
    databaseUrl: readUrl(value('database')),
    directory: readDirectorySettings(value, folder),
    keyFile: resolve(folder, value('keyFile') ?? resolve(data, 'secret.key')),
    host: value('host') ?? '',
    port: readNumber(describe('port'), value('port'), portMaximum),
    virtualDirectory: readDirectory(value('virtualDirectory')),
    publicAddress: readAddress('publicAddress', value('publicAddress')),
    activeSyncBackend: readAddress('activeSyncBackend', value('activeSyncBackend')),
    logCalls: readBoolean(describe('logCalls'), value('logCalls')),
    oabMinutes: readNumber(describe('oabMinutes'), value('oabMinutes'), minutesMaximum),
    sample: readBoolean(describe('sample'), value('sample')),
    server: value('server') ?? hostname(),
    roles: readRoles(value('roles') ?? ''),
    components: readComponents(value('components')),
    signIn: readSignInSettings(value, folder),
    logLevel: readLevel(value('logLevel')),
    retentionMonths: readNumber(describe('retentionMonths'), value('retentionMonths'), monthsMaximum),
  };
}

function readDirectorySettings(
  value: (name: string) => string | undefined,
  folder: string,
): DirectorySettings | undefined {
  const text = value('directory');
  if (text === undefined) return undefined;
  const addresses = readDirectoryAddresses(text);
  if (!addresses) {
    throw SettingInvalid(
      describe('directory'),
      text,
      'addresses that begin with ldaps:// or ldap://, with commas between them and each with a name of its own',
    );
  }
  const certificates = value('directoryCertificates');
  return {
    ...addresses,
    user: readRequired('directoryUser', value('directoryUser')),
    passwordFile: resolve(folder, readRequired('directoryPasswordFile', value('directoryPasswordFile'))),
    certificatesFile: certificates === undefined ? undefined : resolve(folder, certificates),
    startTls: readBoolean(describe('directoryStartTls'), value('directoryStartTls')),
    checkCertificate: readBoolean(describe('directoryCheckCertificate'), value('directoryCheckCertificate')),
  };
}

function readRequired(name: string, text: string | undefined): string {
  if (text === undefined) throw SettingInvalid(describe(name), '', `given, since ${describe('directory')} is`);
  return text;
}

function readRoles(text: string): ServerRole[] {
  const names = text.split(',').map((each) => each.trim());
  const found = roles.filter((role) => names.includes(role));
  if (found.length === 0 || found.length < new Set(names).size) {
    throw SettingInvalid(describe('roles'), text, `a list of ${roles.join(', ')}`);
  }
  return found;
}

function readComponents(text: string | undefined): Settings['components'] {
  if (text === 'program' || text === 'packages') return text;
  throw SettingInvalid(describe('components'), text ?? '', 'program or packages');
}

function readLevel(text: string | undefined): LogLevel | undefined {
  const level = logLevels.find((each) => each === text);
  if (text !== undefined && level === undefined) throw SettingInvalid(describe('logLevel'), text, logLevels.join(', '));
  return level;
}

function readUrl(text: string | undefined): string | undefined {
  // The value itself is not shown: it may hold a password.
  if (text !== undefined && !/^postgres(ql)?:\/\//.test(text)) {
    throw SettingInvalid(describe('database'), '...', 'an address that begins with postgresql://');
  }
  return text;
}

function readDirectory(text = ''): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text)) {
    throw SettingInvalid(describe('virtualDirectory'), text, 'one name of letters, digits, periods and hyphens');
  }
  return text;
}

function readAddress(name: string, text: string | undefined): string | undefined {
  if (text !== undefined && !(URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) {
    throw SettingInvalid(describe(name), text, 'an address that begins with https:// or http://');
  }
  return text;
}

function describe(name: string): string {
  return describeIn(settingDefinitions, name);
}
