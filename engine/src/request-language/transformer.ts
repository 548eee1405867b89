import { Worker } from 'node:worker_threads';

/** What goes to the thread. */
export interface TransformTask {
  readonly stylesheet: string;
  readonly source: string;
}

/** What comes of a task. */
export type Transformed = { readonly result: string } | { readonly reason: string };

/** What the thread answers. */
export interface TransformReply {
  readonly transformed: Transformed;
  /** The thread has failed in itself, or has used up its memory, and is not to be used again. */
  readonly spent: boolean;
}

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
      const current = worker;
      worker = undefined;
      await current?.terminate();
    },
  };

  async function runAlone(task: TransformTask): Promise<Transformed | 'late'> {
    worker ??= await startWorker();
    const current = worker;
    const told = await exchange(current, task);
    if (told === 'late' || told === 'gone' || told.spent) {
      if (worker === current) worker = undefined;
      await current.terminate();
    }
    if (told === 'gone') return { reason: 'they used up the memory that templates may use.' };
    return told === 'late' ? told : told.transformed;
  }

  async function startWorker(): Promise<Worker> {
    const started = new Worker(new URL('transformer-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 128 },
      env: {},
    });
    started.unref();
    // A thread may end while nobody waits for it; that must not end the process.
    started.on('error', () => undefined);
    started.once('exit', () => {
      if (worker === started) worker = undefined;
    });
    await new Promise((resolve, reject) => {
      started.once('message', resolve);
      started.once('error', reject);
    });
    return started;
  }
}

function exchange(worker: Worker, task: TransformTask): Promise<TransformReply | 'late' | 'gone'> {
  return new Promise((resolve) => {
    const end = (told: TransformReply | 'late' | 'gone') => {
      clearTimeout(timer);
      worker.off('message', end);
      worker.off('exit', gone);
      resolve(told);
    };
    const gone = () => end('gone');
    const timer = setTimeout(() => end('late'), transformMilliseconds);
    worker.once('message', end);
    worker.once('exit', gone);
    worker.postMessage(task);
  });
}
