export {
  type Action,
  type ActionKind,
  type ActionOrder,
  cancelActions,
  findComponent,
  listActions,
  listPending,
  queueAction,
  queueGroup,
} from './actions.ts';
export { type Agent, startAgent } from './agent.ts';
export { recoverChange } from './change.ts';
export type { ChangeParts } from './change-parts.ts';
export { isChanging } from './change-record.ts';
export { type ComponentStore, createComponentStore, importComponent } from './component-store.ts';
export { type DeployServiceOptions, deployService } from './deploy-service.ts';
export { ComponentUnusable } from './errors.ts';
export type { ComponentHost, Level, Migration, PreparedComponents, Selected } from './host.ts';
export { type PackageRow, readInventory, readPackages } from './inventory.ts';
export { type LoggedLine, readLog } from './log.ts';
export { type ComponentKind, componentKinds, groups, type Manifest, readManifest } from './manifest.ts';
export { fileNameOf, type Package, readPackage } from './package.ts';
export { createPackageShare, type PackageShare } from './package-share.ts';
export {
  addPublisher,
  type ChangeRecord,
  forceState,
  forgetServer,
  type Locations,
  listChanges,
  readLocations,
  removePublisher,
  setConfigurationShare,
  setPackageShare,
} from './records.ts';
export { findRequirementFaults, findStillRequired, inOrder } from './requirements.ts';
export {
  applyRollup,
  checkRollup,
  listRollupFiles,
  listRollups,
  type RollupCheck,
  type RollupFile,
  type RollupParts,
  type RollupRecord,
  revertRollup,
} from './rollup.ts';
export type { RollupManifest } from './rollup-manifest.ts';
export { type ServerParts, type ServerPlace, selectWanted } from './server-components.ts';
export { listServers, roles, type Server, type ServerRole } from './servers.ts';
export { makePublisherKey, type Publishers, publicKeyOf, type Signature, signFile } from './signature.ts';
export { type DeploymentOutcome, startDeployment } from './start-deployment.ts';
export { type ItemState, itemStates, listComponents, readTree, type TreeNode } from './tree.ts';
export { type Drift, exportState, findDrift, importState, readState, type WantedState } from './wanted-state.ts';
