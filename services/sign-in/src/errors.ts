import { error } from '@tenantry/engine/client';

/** Codes of sign-in. They never change and are never used twice. That somebody is not signed in, each service says by its own code. */

const logonFailure = 0x8007052e;
const invalidArgument = 0x80070057;
const tooMany = 0x80070775;

export const TooManyAttempts = error(
  'SIGN_IN_TOO_MANY_ATTEMPTS',
  tooMany,
  (seconds) =>
    `Signing in has failed too often, under this name or from this address. Wait ${seconds} seconds; then check name and password before you try again.`,
);

export const TooManyCalls = error(
  'SIGN_IN_TOO_MANY_CALLS',
  tooMany,
  (whose, seconds) => `There are more calls ${whose} than one may make in a minute. Wait ${seconds} seconds.`,
);

export const IssuerUnavailable = error(
  'SIGN_IN_ISSUER_UNAVAILABLE',
  0x800710df,
  (issuer) =>
    `The bearer token cannot be checked, because ${issuer} does not answer as it should. Try again later, or sign in in another way.`,
);

export const IssuerInvalid = error(
  'SIGN_IN_ISSUER_INVALID',
  invalidArgument,
  (issuer) =>
    `The issuer "${issuer}" of OpenID Connect is no address that begins with https://. Plain http:// is for this machine only.`,
);

export const TokenAccountUnknown = error(
  'SIGN_IN_ACCOUNT_UNKNOWN',
  logonFailure,
  (account) => `There is no enabled user "${account}" in the directory. Give a principal name, e.g. name@domain.`,
);

export const TokenOrganizationUnknown = error(
  'SIGN_IN_ORGANIZATION_UNKNOWN',
  invalidArgument,
  (organization) => `There is no organization at "${organization}". Give its LDAP path.`,
);

export const TokenRoleTooHigh = error(
  'SIGN_IN_ROLE_TOO_HIGH',
  0x80070005,
  (account, wanted, held) =>
    `${account} does not hold the role ${wanted}, but ${held}. A token gives nobody more than he has: name a lower role, or another user.`,
);

export const TokenLifetimeInvalid = error(
  'SIGN_IN_LIFETIME_INVALID',
  invalidArgument,
  (days, most) => `A token cannot be valid for ${days} days; expected a whole number from 1 to ${most}.`,
);

export const TokenUnknown = error(
  'SIGN_IN_NO_SUCH_TOKEN',
  0x80070490,
  (id) => `There is no valid token "${id}". List them with "tenantry token list".`,
);
