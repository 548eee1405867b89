export {
  addClientAccessServer,
  addDialPlan,
  addGateway,
  addVoiceUser,
  errorOf,
  type Output,
  requestFor,
  subscribedToMobility,
  type Tenant,
  testPassword,
  userWithDevice,
  voiceCustomer,
} from '@tenantry/cli/two-tenants';
export { createConsumer, registerConsumerStore } from './consumers.ts';

export { database, type TestDatabase } from './database.ts';
export type { DirectoryServers, TestDirectory } from './directory-servers.ts';
export { findFolder } from './find-folder.ts';
export { type HeldTable, holdTable } from './hold-table.ts';
export { type Hosting, type HostingOptions, hosting } from './hosting.ts';
export { isolationSurroundings } from './isolation-surroundings.ts';
export { requireVisibility } from './require-visibility.ts';
export { staysWithin, type WithinOptions } from './stays-within.ts';
export { isThorough, sampled } from './thorough.ts';
export { type MakeRequest, type UndoOptions, undoesEverywhere } from './undoes-everywhere.ts';
