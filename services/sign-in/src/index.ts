export { type AttemptLimits, type Attempts, createAttempts, defaultAttemptLimits } from './attempts.ts';
export { type CallLimits, createCallLimits } from './call-limits.ts';
export { createOpenIdConnect, type OpenIdConnectOptions } from './open-id-connect.ts';
export { createPasswords, type Passwords } from './passwords.ts';
export type { FoundAccount, People } from './people.ts';
export { createSignIn, type SignIn, type SignInOptions } from './sign-in.ts';
export { type ApiTokens, createTokens, type TokenOrder, type TokenSummary } from './tokens.ts';
export { tooManyAttempts } from './too-many-attempts.ts';
