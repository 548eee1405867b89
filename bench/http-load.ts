import { Agent, request } from 'node:http';
import { parentPort, Worker, workerData } from 'node:worker_threads';

import { type Measured, measure } from './measure.ts';

/** A load of one message over and over, from so many callers with a connection each. */
export interface HttpLoad {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly callers: number;
  readonly seconds: number;
}

/** Runs a load in a thread of its own, so that it costs the server nothing but its share of the machine. */
export function measureHttp(load: HttpLoad): Promise<Measured> {
  const worker = new Worker(new URL(import.meta.url), { workerData: load });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (parentPort) {
  const load = workerData as HttpLoad;
  const agent = new Agent({ keepAlive: true, maxSockets: load.callers });
  parentPort.postMessage(await measure(load.callers, load.seconds, () => post(load, agent)));
  agent.destroy();
}

function post({ url, headers, body }: HttpLoad, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
        answer.resume().on('end', resolve).on('error', reject);
      },
    );
    sent.on('error', reject).end(body);
  });
}
