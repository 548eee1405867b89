export { packArchive } from './archive.ts';
export { type BuildOptions, type BuiltPackage, buildPackage } from './build-package.ts';
export { buildRollup, type RollupAbout, type RollupOptions, readRollupAbout } from './build-rollup.ts';
