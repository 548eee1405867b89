import { readCredentials } from './read-credentials.ts';
import { isApiToken } from './tokens.ts';

/** What an Authorization header offers as proof. */
export type Proof =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'api-token' | 'identity-token'; readonly token: string };

/** User name of API tokens, for clients that know nothing but names and passwords. */
const tokenUser = 'token';

/** Reads an Authorization header; undefined when it is nothing that is known here. */
export function readProof(header: string): Proof | undefined {
  const [, bearer] = /^bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(header) ?? [];
  if (bearer !== undefined) return { kind: isApiToken(bearer) ? 'api-token' : 'identity-token', token: bearer };

  const credentials = readCredentials(header);
  if (!credentials) return undefined;
  const { user, password } = credentials;
  if (user === tokenUser && isApiToken(password)) return { kind: 'api-token', token: password };
  return { kind: 'password', user, password };
}
