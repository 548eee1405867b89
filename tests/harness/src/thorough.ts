/** Whether `npm run test:full` runs: then suites try everything instead of a part. */
export function isThorough(): boolean {
  // biome-ignore lint/style/noProcessEnv: set by tests/run.ts for all test files of the run
  return process.env['TENANTRY_TESTS'] === 'full';
}
