// What the provider of the tests and whoever starts it agree on.

export const audience = 'urn:tenantry';
export const portal = { client_id: 'portal', client_secret: 'a secret of the test' };
/** Claims that a token is to have beside its own, as JSON. */
export const claimsHeader = 'x-claims';

export type Claims = Readonly<Record<string, unknown>>;

/** A new key; the one before is published on, or no more. */
export interface Order {
  readonly rotate: 'keep' | 'drop';
}

/** What the provider would sign that gives tokens of another life, name or purpose. */
export interface Wish {
  readonly claims: Claims;
  readonly expires: string;
  readonly issuer?: string;
  readonly audience?: string;
}
