import { resolve } from 'node:path';

import type { AttemptLimits, OpenIdConnectOptions } from '@tenantry/sign-in';

import { SettingInvalid } from './errors.ts';
import {
  describeIn,
  readBoolean,
  readNumber,
  type SettingDefinition,
  type SettingValue,
} from './setting-definition.ts';

/** How callers prove who they are, and over what. */
export interface SignInSettings {
  readonly tls: TlsSettings | undefined;
  /** Whether plain HTTP may be served to other machines. */
  readonly plainHttp: boolean;
  /** Addresses of servers in front, whose word on the caller's address is taken. */
  readonly trustedProxies: readonly string[];
  readonly attempts: AttemptLimits;
  /** Calls in a minute; 0 for as many as somebody likes. */
  readonly accountCalls: number;
  readonly addressCalls: number;
  readonly openIdConnect: OpenIdConnectOptions | undefined;
}

/** Files with what TLS needs; they are read again when asked. */
export interface TlsSettings {
  readonly certificateFile: string;
  readonly keyFile: string;
  /** Authorities whose certificates sign callers in. */
  readonly clientAuthoritiesFile: string | undefined;
}

export const signInDefinitions: readonly SettingDefinition[] = [
  {
    name: 'tlsCertificate',
    flag: '--tls-certificate <file>',
    variable: 'TENANTRY_TLS_CERTIFICATE',
    sentence:
      'Certificate (PEM) of the HTTP server, followed by those between it and the authority: with it the server speaks https only. It is read again at SIGHUP.',
    scope: 'serve',
  },
  {
    name: 'tlsKey',
    flag: '--tls-key <file>',
    variable: 'TENANTRY_TLS_KEY',
    sentence: 'Private key (PEM) of that certificate.',
    scope: 'serve',
  },
  {
    name: 'tlsClientCa',
    flag: '--tls-client-ca <file>',
    variable: 'TENANTRY_TLS_CLIENT_CA',
    sentence:
      'Authorities (PEM) whose client certificates sign in the user whom they name: by mail address, else by common name. Without it certificates sign in nobody.',
    scope: 'serve',
  },
  {
    name: 'plainHttp',
    flag: '--plain-http <state>',
    variable: 'TENANTRY_PLAIN_HTTP',
    fallback: 'false',
    sentence:
      'true: serves other machines without TLS. Passwords travel in clear then: only for a network that nobody else is in.',
    scope: 'serve',
  },
  {
    name: 'trustedProxies',
    flag: '--trusted-proxies <addresses>',
    variable: 'TENANTRY_TRUSTED_PROXIES',
    sentence:
      'Addresses or networks, with commas between, of servers in front of this one, whose X-Forwarded-For is believed. Without it all their callers are counted as one address.',
    scope: 'serve',
  },
  {
    name: 'signInFailures',
    flag: '--sign-in-failures <count>',
    variable: 'TENANTRY_SIGN_IN_FAILURES',
    fallback: '10',
    sentence: 'Failures to sign in under one name until the name is locked.',
    scope: 'serve',
  },
  {
    name: 'addressFailures',
    flag: '--address-failures <count>',
    variable: 'TENANTRY_ADDRESS_FAILURES',
    fallback: '100',
    sentence: 'Failures to sign in from one address until the address is locked.',
    scope: 'serve',
  },
  {
    name: 'lockMinutes',
    flag: '--lock-minutes <count>',
    variable: 'TENANTRY_LOCK_MINUTES',
    fallback: '15',
    sentence: 'Minutes that failures count, and that a lock lasts.',
    scope: 'serve',
  },
  {
    name: 'accountCalls',
    flag: '--account-calls <count>',
    variable: 'TENANTRY_ACCOUNT_CALLS',
    fallback: '0',
    sentence: 'Calls that one account may make in a minute at this server; 0: as many as it likes.',
    scope: 'serve',
  },
  {
    name: 'addressCalls',
    flag: '--address-calls <count>',
    variable: 'TENANTRY_ADDRESS_CALLS',
    fallback: '0',
    sentence: 'Calls that may come from one address in a minute at this server; 0: as many as there are.',
    scope: 'serve',
  },
  {
    name: 'oidcIssuer',
    flag: '--oidc-issuer <url>',
    variable: 'TENANTRY_OIDC_ISSUER',
    sentence:
      'Provider of OpenID Connect whose bearer tokens are taken, as its tokens name it, e.g. https://login.fabrikam.com.',
    scope: 'serve',
  },
  {
    name: 'oidcAudience',
    flag: '--oidc-audience <name>',
    variable: 'TENANTRY_OIDC_AUDIENCE',
    sentence: 'Audience that those tokens must be made out to.',
    scope: 'serve',
  },
  {
    name: 'oidcClaim',
    flag: '--oidc-claim <name>',
    variable: 'TENANTRY_OIDC_CLAIM',
    fallback: 'upn',
    sentence:
      'Claim with the name of the user in the directory. Take one that users cannot change at the provider; "email" counts only when the provider has verified it.',
    scope: 'serve',
  },
];

const countMaximum = 1_000_000;
const minutesMaximum = 1440;

/** @throws CLI_SETTING_INVALID */
export function readSignInSettings(value: SettingValue, folder: string): SignInSettings {
  const number = (name: string, maximum: number, least = 0) => {
    const read = readNumber(describe(name), value(name), maximum);
    if (read < least) throw SettingInvalid(describe(name), String(read), `a whole number from ${least} to ${maximum}`);
    return read;
  };
  return {
    tls: readTls(value, folder),
    plainHttp: readBoolean(describe('plainHttp'), value('plainHttp')),
    trustedProxies: (value('trustedProxies') ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
    attempts: {
      perName: number('signInFailures', countMaximum, 1),
      perAddress: number('addressFailures', countMaximum, 1),
      minutes: number('lockMinutes', minutesMaximum, 1),
    },
    accountCalls: number('accountCalls', countMaximum),
    addressCalls: number('addressCalls', countMaximum),
    openIdConnect: readOpenIdConnect(value),
  };
}

function readTls(value: SettingValue, folder: string): TlsSettings | undefined {
  const certificate = value('tlsCertificate');
  const key = value('tlsKey');
  const clientAuthorities = value('tlsClientCa');
  if (certificate === undefined) {
    for (const name of ['tlsKey', 'tlsClientCa']) {
      const given = value(name);
      if (given !== undefined)
        throw SettingInvalid(describe(name), given, `left out, or ${describe('tlsCertificate')} given`);
    }
    return undefined;
  }
  if (key === undefined) throw SettingInvalid(describe('tlsKey'), '', `given, since ${describe('tlsCertificate')} is`);
  return {
    certificateFile: resolve(folder, certificate),
    keyFile: resolve(folder, key),
    clientAuthoritiesFile: clientAuthorities === undefined ? undefined : resolve(folder, clientAuthorities),
  };
}

function readOpenIdConnect(value: SettingValue): OpenIdConnectOptions | undefined {
  const issuer = value('oidcIssuer');
  const audience = value('oidcAudience');
  if (issuer === undefined) return undefined;
  if (audience === undefined) {
    throw SettingInvalid(describe('oidcAudience'), '', `given, since ${describe('oidcIssuer')} is`);
  }
  return { issuer, audience, claim: value('oidcClaim') ?? '' };
}

function describe(name: string): string {
  return describeIn(signInDefinitions, name);
}
