import type { Principal } from '@tenantry/engine/client';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';

import { IssuerInvalid, IssuerUnavailable } from './errors.ts';
import type { People } from './people.ts';

export interface OpenIdConnectOptions {
  /** Address of the provider, as its tokens name it. */
  readonly issuer: string;
  /** What tokens for this installation are made out to. */
  readonly audience: string;
  /** Claim with the name of the user in the directory. */
  readonly claim: string;
  /** How often keys are asked for at most, when a token is signed by one that is not known. */
  readonly keysEveryMilliseconds?: number;
}

/** Bearer tokens (JSON Web Tokens) of a provider that people sign in at. */
export interface OpenIdConnect {
  /** The user whom a token names. @throws SIGN_IN_ISSUER_UNAVAILABLE */
  check(token: string): Promise<Principal | undefined>;
}

/** Signatures by a private key only: with a shared secret whoever checks a token could also make one. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const clockToleranceSeconds = 5;
const timeoutMilliseconds = 5000;
/** Anybody can send a token that names an unknown key. */
const keysEveryDefault = 30_000;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** @throws SIGN_IN_ISSUER_INVALID */
export function createOpenIdConnect(
  { issuer, audience, claim, keysEveryMilliseconds = keysEveryDefault }: OpenIdConnectOptions,
  people: Pick<People, 'find'>,
): OpenIdConnect {
  if (!isSafe(issuer)) throw IssuerInvalid(issuer);
  let keys: Promise<KeySet> | undefined;

  return {
    async check(token) {
      const payload = await verify(token);
      const name = payload && nameIn(payload, claim);
      const account = name === undefined ? undefined : await people.find(name);
      return account?.isEnabled ? { trustee: account.path } : undefined;
    },
  };

  async function verify(token: string): Promise<JWTPayload | undefined> {
    const keySet = await findKeys();
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp'],
      });
      return payload;
    } catch (cause) {
      if (isFaultOfToken(cause)) return undefined;
      throw unavailable(cause);
    }
  }

  /** Asked for when the first token comes, and again after a failure: the provider may start later than we do. */
  function findKeys(): Promise<KeySet> {
    keys ??= discover(issuer, keysEveryMilliseconds).catch((cause: unknown) => {
      keys = undefined;
      throw unavailable(cause);
    });
    return keys;
  }

  function unavailable(cause: unknown): Error {
    const error = IssuerUnavailable(issuer);
    error.cause = cause;
    return error;
  }
}

/** Source: OpenID Connect Discovery 1.0 section 4 */
async function discover(issuer: string, cooldownDuration: number): Promise<KeySet> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(timeoutMilliseconds),
    redirect: 'error',
  });
  const found: unknown = answer.ok ? await answer.json() : undefined;
  if (typeof found !== 'object' || found === null || !('issuer' in found) || !('jwks_uri' in found)) {
    throw new Error(`The description of ${issuer} was answered with status ${answer.status} and names no keys.`);
  }
  if (found.issuer !== issuer) throw new Error(`It calls itself "${found.issuer}".`);
  const address = String(found.jwks_uri);
  if (!isSafe(address)) throw new Error(`Its keys are at "${address}", which is not safe.`);
  return createRemoteJWKSet(new URL(address), { timeoutDuration: timeoutMilliseconds, cooldownDuration });
}

function nameIn(payload: JWTPayload, claim: string): string | undefined {
  const value = payload[claim];
  if (typeof value !== 'string' || value === '') return undefined;
  // Anybody can enter the address of somebody else with some providers.
  if (claim === 'email' && payload['email_verified'] !== true) return undefined;
  return value;
}

/** Whether the token is to blame; else it is the provider. */
function isFaultOfToken(cause: unknown): boolean {
  if (!(cause instanceof errors.JOSEError)) return false;
  return (
    !(cause instanceof errors.JWKSTimeout || cause instanceof errors.JWKSInvalid) && cause.code !== 'ERR_JOSE_GENERIC'
  );
}

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}
