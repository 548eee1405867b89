// Debian packages: python3-zeep php-cli php-soap gsoap libgsoap-dev tcc libc6-dev libjaxws-java openjdk-17-jdk-headless
import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { components } from '@tenantry/cli/components';
import { webServices } from '@tenantry/cli/web-services';
import { defineComponents } from '@tenantry/engine/host';
import { decodeExactly, parseXml, scopeOf } from '@tenantry/schema';
import { createFaces } from '@tenantry/soap';
import { isThorough } from '@tenantry/testing';

import { type RunningCommand, startCommand } from '../readme/running-command.ts';
import { anyMessages } from './any-message.ts';
import { type Call, clients, type Seen, type SoapClient } from './clients.ts';
import { lifeOf, type Step } from './life.ts';
import { startRecordingServer } from './recording-server.ts';
import { plain, shaped } from './shaped.ts';

// Five SOAP stacks that nobody here wrote make clients from the WSDL of every service. Each lives the life of a tenant at a real server,
// and sends and reads every element of every schema: what it makes of a value the server takes for the same value, and the reverse.
// An even number, so that one method sends everything through SOAP 1.1, the next through 1.2.
const anythingEach = isThorough() ? 20 : 2;
const definitions = defineComponents(components);
const faces = createFaces(webServices, { definitions: () => definitions })();
const messages = anyMessages(faces.values(), anythingEach);

let work: string;
let server: RunningCommand;
let address: string;
let credentials: { readonly user: string; readonly password: string };

describe('independent SOAP clients', { concurrency: true }, () => {
  before(async () => {
    work = await mkdtemp(join(tmpdir(), 'tenantry-soap-'));
    // The embedded database may run as another user, who has to get through.
    await chmod(work, 0o711);
    const data = join(work, 'data');
    server = startCommand(`${process.execPath} cli/src/main.ts serve --data ${data} --port 0`, {});
    await server.prints(/is ready at/);
    address = `${/is ready at (\S+)/.exec(server.output())?.[1]}/mpsws`;
    credentials = JSON.parse(await readFile(join(data, 'credentials.json'), 'utf8'));
  });
  after(async () => {
    server.signal('SIGTERM');
    await server.ended();
    await rm(work, { recursive: true, force: true });
  });

  for (const client of clients) {
    it(client.name, async () => {
      const recorder = await startRecordingServer(definitions, messages);
      try {
        const steps = lifeOf(client.name);
        const life = steps.map((step, index) => callOf(step, index));
        const others = messages.map(({ face, operation, request }, index) => ({
          face,
          operation,
          request,
          version: versionOf(index),
          address: recorder.addressOf(face, index),
        }));

        const seen = await calls(client, [...life, ...others]);

        const lived = steps.flatMap(({ operation, expected, fault }, index) =>
          differences(operation, () => {
            const [call, told] = [life[index], seen[index]];
            if (fault) return assert.deepEqual(told, { fault });
            const answer = read(call, told);
            if (call && expected) {
              assert.partialDeepStrictEqual(answer, plain(shaped(call.operation.response, expected)));
            }
          }),
        );
        const changed = messages.flatMap((message, index) =>
          differences(`${message.face.service.name}.${message.operation.name}`, () => {
            const { operation, request, response } = message;
            assert.deepEqual(recorder.arrived.get(index), operation.submission(request), 'what the server read');
            const told = plain(read(others[index], seen[steps.length + index]), client.nothing);
            const wanted = plain(shaped(operation.response, response), client.nothing);
            assert.deepEqual(told, wanted, 'what the client read');
          }),
        );
        assert.deepEqual([...lived, ...changed], []);
      } finally {
        await recorder.close();
      }
    });
  }
});

/** The calls of a client, in a folder of its own with the WSDL of each service. */
async function calls(client: SoapClient, all: readonly Call[]): Promise<readonly Seen[]> {
  const folder = join(work, client.name);
  await mkdir(folder);
  for (const { service } of faces.values()) {
    const answer = await fetch(`${address}/${service.name}/Service.asmx?wsdl`);
    await writeFile(join(folder, `${service.name}.wsdl`), await answer.text());
  }
  return client.call(all, { folder, ...credentials });
}

function callOf({ service, operation: name, request }: Step, index: number): Call {
  const face = faces.get(service.toLowerCase());
  const operation = face?.operations.get(name);
  assert.ok(face && operation, `there is no ${service}.${name}`);
  return { face, operation, request, version: versionOf(index), address: `${address}/${service}/Service.asmx` };
}

function versionOf(index: number): Call['version'] {
  return index % 2 === 0 ? '1.1' : '1.2';
}

/** What a client saw, without that in which clients differ. */
function read(call: Call | undefined, seen: Seen | undefined): unknown {
  assert.ok(call && seen, 'a call without an answer');
  if ('response' in seen) return plain(seen.response);
  if ('fault' in seen || 'failed' in seen) assert.fail('fault' in seen ? seen.fault : seen.failed);
  const root = parseXml(seen.xml);
  const { namespace, typeOf } = call.face;
  const { value, faults } = decodeExactly(call.operation.response, root, { namespace, typeOf, scope: scopeOf(root) });
  assert.deepEqual(faults, [], seen.xml);
  return plain(shaped(call.operation.response, value));
}

/** What is not as it should be, so that all of it is told at once. */
function differences(name: string, compare: () => void): string[] {
  try {
    compare();
    return [];
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : error}`];
  }
}
