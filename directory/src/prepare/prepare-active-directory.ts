import { NoSuchEntry } from '../errors.ts';
import { sidOf } from '../octets.ts';
import type { DirectoryPort } from '../port.ts';
import { activeDirectorySchema, type SchemaStage } from '../schema/active-directory-schema.ts';
import { prepareDomain } from './domain-preparations.ts';
import type { Place, Preparation } from './preparation.ts';
import { prepareSchema } from './schema-preparations.ts';

export interface ActiveDirectoryOptions {
  /** Account of the engine, as it logs on: DN, principal name or `DOMAIN\\account`. */
  readonly account: string;
  readonly hostingUnit: string;
  /** What the schema has to have. Default everything that Tenantry writes. */
  readonly schema?: readonly SchemaStage[];
}

/** Everything that Active Directory needs before it can host. Run by an administrator of the schema and the domain. */
export async function* prepareActiveDirectory(
  port: DirectoryPort,
  { account, hostingUnit, schema = activeDirectorySchema() }: ActiveDirectoryOptions,
): AsyncIterable<Preparation> {
  const place = { port, controller: await schemaMaster(port) };
  yield* prepareSchema(place, schema);
  const { domain } = await port.contexts();
  const domainSid = await readSid(place, domain);
  yield* prepareDomain(place, { account: await findAccount(place, account), domainSid, hostingUnit });
}

/** The one controller that takes changes of the schema; the first one where it is not among ours, to say why it refuses. */
async function schemaMaster(port: DirectoryPort): Promise<string> {
  const [first = ''] = port.controllers;
  const { configuration } = await port.contexts();
  const schema = await port.find(first, { dn: `CN=Schema,${configuration}` }, ['fSMORoleOwner']);
  const [owner = ''] = schema?.attributes['fSMORoleOwner'] ?? [];
  const server = await port.find(first, { dn: owner.slice(owner.indexOf(',') + 1) }, ['dNSHostName']);
  const [host = ''] = server?.attributes['dNSHostName'] ?? [];
  return port.controllers.find((name) => name.toLowerCase() === host.toLowerCase()) ?? first;
}

async function readSid({ port, controller }: Place, dn: string): Promise<string> {
  const entry = await port.find(controller, { dn }, ['objectSid']);
  const [octets] = entry?.attributes['objectSid'] ?? [];
  if (octets === undefined) throw NoSuchEntry(dn);
  return sidOf(octets);
}

async function findAccount(place: Place, account: string): Promise<string> {
  if (account.includes('=')) return readSid(place, account);
  const { domain } = await place.port.contexts();
  const [name = '', suffix] = account.replace(/^[^\\]*\\/, '').split('@');
  const filters = [
    { kind: 'equal' as const, attribute: 'sAMAccountName', value: name },
    { kind: 'equal' as const, attribute: 'userPrincipalName', value: `${name}@${suffix ?? ''}` },
  ];
  const search = { base: domain, scope: 'subtree' as const, attributes: ['objectSid'], limit: 1 };
  for await (const { attributes } of place.port.search(place.controller, {
    ...search,
    filter: { kind: 'or', filters },
  })) {
    const [octets] = attributes['objectSid'] ?? [];
    if (octets !== undefined) return sidOf(octets);
  }
  throw NoSuchEntry(account);
}
