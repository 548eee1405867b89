import { readFile, writeFile } from 'node:fs/promises';

import { BasicAuthSecurity, type Client, createClientAsync } from 'soap';

// Calls through the client of node-soap: `drive-node.ts FOLDER USER PASSWORD` makes the calls of cases.json and writes what came back
// into results.json.
interface Case {
  readonly service: string;
  readonly operation: string;
  readonly version: string;
  readonly address: string;
  readonly requestWithAttributes: object;
}

const [folder = '', user = '', password = ''] = process.argv.slice(2);
const clients = new Map<string, Promise<Client>>();
const cases: readonly Case[] = JSON.parse(await readFile(`${folder}/cases.json`, 'utf8'));
const results: unknown[] = [];
for (const each of cases) results.push(await call(each).catch(tell));
await writeFile(`${folder}/results.json`, JSON.stringify(results));

async function call({ service, operation, version, address, requestWithAttributes }: Case): Promise<unknown> {
  const client = await clientOf(service, version);
  client.setEndpoint(address);
  // node-soap finds methods when it reads the WSDL; the compiler cannot know them.
  const method = client[`${operation}Async`] as (given: object) => Promise<readonly unknown[]>;
  const [response] = await method.call(client, requestWithAttributes);
  return { response };
}

function clientOf(service: string, version: string): Promise<Client> {
  const key = `${service} ${version}`;
  const client = clients.get(key) ?? makeClient(service, version);
  clients.set(key, client);
  return client;
}

async function makeClient(service: string, version: string): Promise<Client> {
  const options = { forceSoap12Headers: version === '1.2', preserveWhitespace: true };
  const client = await createClientAsync(`${folder}/${service}.wsdl`, options);
  client.setSecurity(new BasicAuthSecurity(user, password));
  return client;
}

function tell(error: unknown): unknown {
  const fault = at(error, 'root', 'Envelope', 'Body', 'Fault');
  const detail = at(at(fault, 'detail') ?? at(fault, 'Detail'), 'ProvisioningFault');
  const procedure = at(detail, 'callStack', 'procedure');
  // node-soap gives one of several as itself.
  const [innermost] = Array.isArray(procedure) ? procedure : [procedure];
  return detail ? { fault: `${at(detail, 'code')} ${at(innermost, 'name')}` } : { failed: String(error) };
}

/** What stands below a path of names; undefined where nothing does. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value);
}
