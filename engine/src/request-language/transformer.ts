import { Worker } from 'node:worker_threads';

/** What goes to the thread. */
export interface TransformTask {
  readonly stylesheet: string;
  readonly source: string;
}

/** What comes back. */
export type Transformed = { readonly result: string } | { readonly reason: string };

/** Applies XSL stylesheets in a thread of its own, one at a time. */
export interface Transformer {
  run(task: TransformTask): Promise<Transformed | 'late'>;
  close(): Promise<void>;
}

/** What a stylesheet may take. */
export const transformMilliseconds = 2000;

/** The thread is started with the first stylesheet and does not keep the process alive. */
export function createTransformer(): Transformer {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  return {
    run(task: TransformTask): Promise<Transformed | 'late'> {
      const turn = last.then(() => runAlone(task));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await worker?.terminate();
      worker = undefined;
    },
  };

  async function runAlone(task: TransformTask): Promise<Transformed | 'late'> {
    worker ??= await startWorker();
    const current = worker;
    const told = await exchange(current, task);
    if (told === 'late' || told === 'gone') {
      worker = undefined;
      await current.terminate();
    }
    return told === 'gone' ? { reason: 'they used up the memory that templates may use.' } : told;
  }

  async function startWorker(): Promise<Worker> {
    const started = new Worker(new URL('transformer-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 128 },
      env: {},
    });
    started.unref();
    await new Promise((resolve, reject) => {
      started.once('message', resolve);
      started.once('error', reject);
    });
    return started;
  }
}

function exchange(worker: Worker, task: TransformTask): Promise<Transformed | 'late' | 'gone'> {
  return new Promise((resolve) => {
    const end = (told: Transformed | 'late' | 'gone') => {
      clearTimeout(timer);
      worker.off('message', end);
      worker.removeAllListeners('error');
      resolve(told);
    };
    const timer = setTimeout(() => end('late'), transformMilliseconds);
    worker.once('message', end);
    worker.once('error', () => end('gone'));
    worker.postMessage(task);
  });
}
