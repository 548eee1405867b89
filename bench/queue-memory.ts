import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { openBench } from './engine-steps.ts';

const megabyte = 1_048_576;

/** Memory of an engine process whose queue holds many requests, at rest and at its highest while it works them off. */
export async function queueMemory(connectionString: string, requests: number): Promise<string[]> {
  const told = await new Promise<{ waiting: number; working: number }>((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [connectionString, String(requests)], { execArgv: [] });
    child.once('message', (message) => resolve(message as { waiting: number; working: number }));
    child.once('exit', (code) => reject(new Error(`the engine process ended with ${code}`)));
  });
  const show = (bytes: number) => `${Math.round(bytes / megabyte)} MB`;
  return [
    `memory of an engine with ${requests} queued requests: ${show(told.waiting)} while they wait, ${show(told.working)} at most while it works on them (goal: under 300 MB)`,
  ];
}

/** As the forked process. */
async function tell(connectionString: string, requests: number): Promise<void> {
  const idle = await openBench(connectionString, false);
  const what = { namespace: 'Bench', procedure: 'TenSteps', input: { note: 'queued' } };
  for (let sent = 0; sent < requests; sent += 100) {
    await Promise.all(
      Array.from({ length: 100 }, () => idle.client.submit({ what, caller: { trustee: 'system' }, queue: {} })),
    );
  }
  const waiting = process.memoryUsage.rss();
  await idle.stop();

  const engine = await openBench(connectionString, true);
  let working = waiting;
  const end = performance.now() + 5000;
  while (performance.now() < end) {
    working = Math.max(working, process.memoryUsage.rss());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await engine.stop({ drainMilliseconds: 0 });
  process.send?.({ waiting, working }, () => process.exit(0));
}

const [, self, connectionString, requests] = process.argv;
if (self === fileURLToPath(import.meta.url) && connectionString) await tell(connectionString, Number(requests));
