import { spawn } from 'node:child_process';
import { glob } from 'node:fs/promises';

import { NoTests } from '../errors.ts';
import { linkProgram } from './link-program.ts';

/** Runs the tests of a component with this program; gives the exit code. Throws CLI_NO_TESTS. */
export async function testComponent(
  folder: string,
  { environment }: { readonly environment: NodeJS.ProcessEnv },
): Promise<number> {
  const files: string[] = [];
  for await (const file of glob('**/*.test.{ts,js}', { cwd: folder, exclude: ['**/node_modules/**'] }))
    files.push(file);
  if (files.length === 0) throw NoTests(folder);
  await linkProgram(folder);
  // One process: each would start a PostgreSQL of its own.
  const options = ['--test', '--test-isolation=none', '--test-reporter=spec'];
  const node = spawn(process.execPath, [...options, ...files.sort()], {
    cwd: folder,
    stdio: 'inherit',
    // This process may itself be run by a test, whose runner would otherwise take what the tests print.
    env: { ...environment, NODE_TEST_CONTEXT: undefined },
  });
  return new Promise((resolve, reject) => {
    node.once('error', reject);
    node.once('close', (code) => resolve(code ?? 1));
  });
}
