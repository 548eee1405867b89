export { type ComponentStore, createComponentStore, importComponent } from './component-store.ts';
export { type ComponentKind, componentKinds, groups, type Manifest, readManifest } from './manifest.ts';
export { fileNameOf, type Package, readPackage } from './package.ts';
export { findRequirementFaults, findStillRequired, inOrder } from './requirements.ts';
export { makePublisherKey, type Publishers, publicKeyOf, type Signature, signFile } from './signature.ts';
