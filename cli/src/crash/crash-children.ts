import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { CrashOrder, CrashReport } from './crash-child.ts';

/** Engine processes that stand ready to be killed. */
export interface CrashChildren {
  /** Lets one carry an order out; resolves when it is dead. */
  run(order: CrashOrder): Promise<CrashReport>;
  /** Ends those that wait. */
  close(): void;
}

/** Keeps some children loaded: that takes longer than what they have to do. */
export function createCrashChildren(ready: number, environment: NodeJS.ProcessEnv): CrashChildren {
  const program = fileURLToPath(new URL('crash-child.ts', import.meta.url));
  const waiting = Array.from({ length: ready }, start);

  return {
    run(order) {
      const child = waiting.shift() ?? start();
      waiting.push(start());
      return obeyed(child, order);
    },
    close() {
      for (const child of waiting) child.kill('SIGKILL');
    },
  };

  function start(): ChildProcess {
    const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [], env: environment });
    child.on('error', () => undefined);
    return child;
  }
}

function obeyed(child: ChildProcess, order: CrashOrder): Promise<CrashReport> {
  return new Promise((resolve, reject) => {
    let report: CrashReport | undefined;
    child.on('message', (message: CrashReport) => {
      report = message;
    });
    child.once('exit', (code, signal) => {
      if (report) resolve(report);
      else reject(new Error(`a child engine ended with ${code ?? signal} before it had told anything`));
    });
    child.send(order, (error) => {
      if (error) reject(error);
    });
  });
}
