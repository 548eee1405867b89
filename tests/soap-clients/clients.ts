import { execFile } from 'node:child_process';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { encode, renderXml } from '@tenantry/schema';
import type { Operation, ServiceFace } from '@tenantry/soap';

import { shaped } from './shaped.ts';

/** A call that a client is to make. */
export interface Call {
  readonly face: ServiceFace;
  readonly operation: Operation;
  readonly request: Readonly<Record<string, unknown>>;
  readonly version: '1.1' | '1.2';
  readonly address: string;
}

/** What a client saw: values of its own, an answer that it wrote again, the code of a fault with its procedure, or why it gave up. */
export type Seen =
  | { readonly response: Readonly<Record<string, unknown>> }
  | { readonly xml: string }
  | { readonly fault: string }
  | { readonly failed: string };

/** Where a client works: the WSDL of each service as `<Service>.wsdl`, and whom to call as. */
export interface Workplace {
  readonly folder: string;
  readonly user: string;
  readonly password: string;
}

/** A SOAP stack that nobody here wrote, with a program that makes calls through it. */
export interface SoapClient {
  readonly name: string;
  /** Texts that it reads as none. */
  readonly nothing?: RegExp;
  call(calls: readonly Call[], workplace: Workplace): Promise<readonly Seen[]>;
}

const run = promisify(execFile);
const printedMaximum = 4000;
const here = fileURLToPath(new URL('.', import.meta.url));

export const clients: readonly SoapClient[] = [
  { name: 'Zeep', call: dynamically('/usr/bin/python3', 'drive.py') },
  { name: 'Php', call: dynamically('php', 'drive.php') },
  // What is between two tags is no text to node-soap when it is white space only.
  { name: 'Node', nothing: /^\s*$/, call: dynamically(process.execPath, 'drive-node.ts') },
  {
    name: 'Java',
    call: (calls, workplace) =>
      generated(calls, workplace, async () => {
        const options = ['-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8', '-cp', await readJars()];
        await start('java', [...options, join(here, 'Drive.java')], workplace);
      }),
  },
  {
    name: 'Gsoap',
    call: (calls, workplace) =>
      generated(calls, workplace, async () => {
        await compile(calls, workplace.folder);
        await start(join(workplace.folder, 'drive'), [], workplace);
      }),
  },
];

/** Clients that read a WSDL as they run take and give plain values. */
function dynamically(program: string, script: string): SoapClient['call'] {
  return async (calls, workplace) => {
    const cases = calls.map(({ face, operation, version, address, request }) => ({
      service: face.service.name,
      operation: operation.name,
      version,
      address,
      request: shaped(operation.request, request),
      requestWithAttributes: shaped(operation.request, request, 'apart'),
    }));
    await writeFile(join(workplace.folder, 'cases.json'), JSON.stringify(cases));
    await start(program, [join(here, script)], workplace);
    return JSON.parse(await readFile(join(workplace.folder, 'results.json'), 'utf8'));
  };
}

/** Clients of generated types take the content of a message from a document, and give it as one. */
async function generated(
  calls: readonly Call[],
  { folder }: Workplace,
  work: () => Promise<void>,
): Promise<readonly Seen[]> {
  const lines = calls.map(({ face, operation, version, address }, index) =>
    [index, `${face.service.name}.${operation.name}`, version, address].join('\t'),
  );
  await writeFile(join(folder, 'cases.tsv'), `${lines.join('\n')}\n`);
  for (const [index, { face, operation, request }] of calls.entries()) {
    const content = encode(operation.request, request, operation.name);
    content.attributes['xmlns'] = face.namespace;
    await writeFile(join(folder, `${index}.xml`), renderXml(content));
  }
  await work();
  return Promise.all(calls.map((_, index) => readSeen(join(folder, String(index)))));
}

async function readSeen(path: string): Promise<Seen> {
  const read = (kind: string) => readFile(`${path}.${kind}`, 'utf8').catch(() => undefined);
  const [xml, fault, failed] = await Promise.all([read('response.xml'), read('fault'), read('failed')]);
  if (xml !== undefined) return { xml };
  return fault === undefined ? { failed: failed ?? 'It told nothing.' } : { fault };
}

/** The libraries that Debian takes JAX-WS apart into. */
async function readJars(): Promise<string> {
  const parts =
    'jaxws,jaxb,saaj,streambuffer,stax,metro,FastInfoset,mimepull,txw2,istack,rngom,xsom,codemodel,dtd,relaxng,gmbal,jws,javax,woodstox';
  const jars = await Array.fromAsync(glob(`/usr/share/java/{${parts}}*.jar`));
  return jars.sort().join(':');
}

/** gSOAP makes a third of a million lines, for which tcc takes a second and gcc half a minute. */
async function compile(calls: readonly Call[], folder: string): Promise<void> {
  const services = [...new Set(calls.map(({ face }) => face.service.name))];
  const operations = new Set(
    calls.map(({ face, operation }) => `OPERATION(${face.service.name}, ${operation.name})\n`),
  );
  await writeFile(join(folder, 'operations.h'), [...operations].join(''));
  await writeFile(join(folder, 'names.dat'), services.map((name) => `${name} = "urn:tenantry:${name}"\n`).join(''));
  const options = { cwd: folder };
  const documents = services.map((name) => `${name}.wsdl`);
  await run('wsdl2h', ['-c', '-w', '-t', 'names.dat', '-o', 'every.h', ...documents], options);
  await run('soapcpp2', ['-c', '-C', '-L', '-w', '-x', 'every.h'], options);
  const sources = [join(here, 'drive.c'), 'soapC.c', 'soapClient.c'];
  await run('tcc', ['-w', '-I.', '-o', 'drive', ...sources, '-lgsoap'], options);
}

async function start(
  program: string,
  options: readonly string[],
  { folder, user, password }: Workplace,
): Promise<void> {
  try {
    await run(program, [...options, folder, user, password], { maxBuffer: 10_000_000 });
  } catch (error) {
    // What execFile throws has these.
    const { code, signal, stdout = '', stderr = '' } = error as Record<string, string | undefined>;
    const printed = `${stdout}${stderr}`.trim().slice(-printedMaximum);
    throw new Error(`${program} ended with ${signal ?? code} and printed:\n${printed}`, { cause: error });
  }
}
