import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { Answer, Submission } from '@tenantry/engine/client';

import type { EngineOrder, FromEngine, ToEngine } from './engine-process.ts';

/** An engine in a process of its own. */
export interface EngineProcess {
  /** The answer; undefined when the engine died before it gave one. */
  submit(submission: Submission): Promise<Answer | undefined>;
  /** As `kill -9`. */
  kill(): void;
}

/** Starts one. Whoever does kills it. */
export async function startEngine(order: EngineOrder): Promise<EngineProcess> {
  const program = fileURLToPath(new URL('engine-process.ts', import.meta.url));
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
  const waiting = new Map<number, (answer: Answer | undefined) => void>();
  let last = 0;
  let dead = false;
  await new Promise<void>((resolve) => {
    child.on('message', (message: FromEngine) => {
      if (message === 'ready') resolve();
      else waiting.get(message.number)?.(message.answer);
    });
    child.once('exit', () => {
      dead = true;
      for (const give of waiting.values()) give(undefined);
    });
    send(child, { open: order });
  });
  return {
    submit(submission) {
      if (dead) return Promise.resolve(undefined);
      const number = ++last;
      return new Promise((resolve) => {
        waiting.set(number, resolve);
        send(child, { number, submission });
      });
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

function send(child: ChildProcess, message: ToEngine): void {
  // A child that has just died takes nothing; its exit answers those who wait.
  child.send(message, () => undefined);
}
