export { effectiveRole } from './effective-role.ts';
export { systemTrustee } from './judge.ts';
export { defineComponents, listComponents } from './list-procedures.ts';
export {
  findPending,
  type MigrationState,
  type Migrations,
  migrate,
  migrateBack,
  readApplied,
  readLevels,
} from './migrate.ts';
export type { Observe, PoolLoad } from './observation.ts';
export { type Engine, type EngineOptions, openEngine } from './open-engine.ts';
export type { EngineLimits, EngineLogger } from './parts.ts';
export { prepareDatabase } from './prepare-database.ts';
export type { Probe, ProbePoint } from './probe.ts';
export type { Note, ResourceDriver, ResourceRequest, ResourceSession } from './resource.ts';
export type { Role } from './role.ts';
export type { Delegation, OrganizationPlace, Place, Principal, Standing, StandingView } from './standing.ts';
