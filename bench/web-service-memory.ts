import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { measureHttp } from './http-load.ts';
import { type Read, restRead, soapRead } from './web-services.ts';

const megabyte = 1_048_576;
const looks = 10;
const callersEach = 4;

interface Weight {
  readonly inUse: number;
  readonly resident: number;
}

/**
 * Memory of a whole server (`tenantry serve`, with sign-in, log and metrics) that answers SOAP and REST calls for a time: in use
 * after a collection, at each tenth of it.
 */
export async function webServiceMemory(folder: string, seconds: number): Promise<string[]> {
  const data = join(folder, 'serving');
  await mkdir(data, { mode: 0o711 });
  const arguments_ = ['serve', '--data', data, '--port', '0'];
  const child = fork(fileURLToPath(new URL('../cli/src/main.ts', import.meta.url)), arguments_, {
    execArgv: ['--expose-gc', '--import', new URL('tell-memory.ts', import.meta.url).href],
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  try {
    const address = await readAddress(child);
    const { user, password } = JSON.parse(await readFile(join(data, 'credentials.json'), 'utf8'));
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const load = (read: Read, time: number) => {
      const headers = { ...read.headers, authorization };
      return measureHttp({
        url: `${address}${read.path}`,
        headers,
        body: read.body,
        callers: callersEach,
        seconds: time,
      });
    };
    const warmSeconds = seconds / looks;
    await Promise.all([load(soapRead, warmSeconds), load(restRead, warmSeconds)]);

    const loads = Promise.all([load(soapRead, seconds), load(restRead, seconds)]);
    const weights: Weight[] = [];
    for (let look = 0; look < looks; look++) {
      await Promise.race([pause((seconds * 1000) / looks), loads]);
      weights.push(await weigh(child));
    }
    const count = (await loads).reduce((sum, each) => sum + each.count, 0);
    const shown = (bytes: number) => Math.round(bytes / megabyte);
    return [
      `memory of a server in ${seconds} s with ${count} SOAP and REST calls, MB in use at each tenth: ${weights.map(({ inUse }) => shown(inUse)).join(' ')}`,
      `resident, MB: ${weights.map(({ resident }) => shown(resident)).join(' ')}`,
    ];
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
}

/** Where the server is, once its sample is there. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (piece: Buffer) => {
      printed += piece;
      const [, address] = /is ready at (\S+)/.exec(printed) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`the server printed only:\n${printed}`)));
  });
}

async function weigh(child: ChildProcess): Promise<Weight> {
  const told = once(child, 'message') as Promise<[Weight]>;
  child.send('weigh');
  const [weight] = await told;
  return weight;
}
