import { Agent, request } from 'node:http';
import { parentPort, Worker, workerData } from 'node:worker_threads';

import { type Measured, measure } from './measure.ts';

/** Devices that fetch their policy and acknowledge it, over and over. */
export interface DeviceLoad {
  readonly url: string;
  readonly callers: number;
  readonly seconds: number;
}

/** Runs the devices in a thread of their own. */
export function measureDevices(load: DeviceLoad): Promise<Measured> {
  const worker = new Worker(new URL(import.meta.url), { workerData: load });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (parentPort) {
  const load = workerData as DeviceLoad;
  const agent = new Agent({ keepAlive: true, maxSockets: load.callers });
  parentPort.postMessage(await measure(load.callers, load.seconds, (caller) => converse(load, agent, caller)));
  agent.destroy();
}

/** The two phases of Provision ([MS-ASPROV] 3.1.5.1). */
async function converse({ url }: DeviceLoad, agent: Agent, caller: number): Promise<void> {
  const address = `${url}?Cmd=Provision&User=ann%40acme.example&DeviceId=phone${caller}&DeviceType=SmartPhone`;
  const offered = keyIn(await post(address, agent, provisionBody()));
  if (keyIn(await post(address, agent, provisionBody(offered))) === offered) throw new Error('the key did not change');
}

/** Provision/Policies/Policy with PolicyType, and for the second phase PolicyKey and Status. */
function provisionBody(key?: string): Buffer {
  const text = (token: number, value: string) => [token, 3, ...Buffer.from(value), 0, 1];
  const acknowledged = key === undefined ? [] : [...text(0x49, key), ...text(0x4b, '1')];
  const policy = [0x47, ...text(0x48, 'MS-EAS-Provisioning-WBXML'), ...acknowledged, 1];
  return Buffer.from([3, 1, 0x6a, 0, 0, 14, 0x45, 0x46, ...policy, 1, 1]);
}

function keyIn(answer: Buffer): string {
  const [, key] = /I\x03(\d+)\x00/.exec(answer.toString('latin1')) ?? [];
  if (key === undefined) throw new Error(`no key in ${answer.toString('hex')}`);
  return key;
}

function post(url: string, agent: Agent, body: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { 'ms-asprotocolversion': '14.1', 'content-length': body.length };
    const sent = request(url, { method: 'POST', agent, headers }, async (answer) => {
      const bytes = Buffer.concat(await Array.fromAsync<Buffer>(answer));
      if (answer.statusCode === 200) resolve(bytes);
      else reject(new Error(`${url} answered ${answer.statusCode}: ${bytes}`));
    });
    sent.on('error', reject).end(body);
  });
}
