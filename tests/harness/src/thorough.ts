/** All in the thorough run, else every n-th: for what takes long and is much the same for each. */
export function sampled<T>(all: readonly T[], every: number): readonly T[] {
  return isThorough() ? all : all.filter((_, index) => index % every === 0);
}

/** Whether `npm run test:full` runs: then suites try everything instead of a part. */
export function isThorough(): boolean {
  // biome-ignore lint/style/noProcessEnv: set by tests/run.ts for all test files of the run
  return process.env['TENANTRY_TESTS'] === 'full';
}
