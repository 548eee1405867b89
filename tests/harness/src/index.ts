export { errorOf, type Output } from './caller.ts';
export { testPassword } from './create-tenant.ts';
export { database, type TestDatabase } from './database.ts';
export { type Hosting, type HostingOptions, hosting } from './hosting.ts';
export { staysWithin, type WithinOptions } from './stays-within.ts';
export type { Tenant } from './tenant.ts';
export { isThorough } from './thorough.ts';
export { type MakeRequest, type UndoOptions, undoesEverywhere } from './undoes-everywhere.ts';
