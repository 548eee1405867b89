import { isBelow, sameDn } from '../distinguished-name.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { readEntry } from '../ldap/read-entry.ts';
import { readRoot } from '../ldap/root-entry.ts';
import { wireDn } from '../ldap/wire-name.ts';
import { octetsToGuid, sidOf } from '../octets.ts';
import type { Contexts } from '../port.ts';

/** What stays as it is while a domain is used. */
export interface DomainFacts {
  readonly contexts: Contexts;
  readonly domainSid: string;
}

/** Which of the two contexts of a directory an entry is in; each is replicated by itself. */
export type ContextName = keyof Contexts;

export function contextOf(dn: string, { configuration }: Contexts): ContextName {
  // The root entry has no name.
  return dn !== '' && (sameDn(dn, configuration) || isBelow(dn, configuration)) ? 'configuration' : 'domain';
}

export async function readFacts(server: LdapServer): Promise<DomainFacts> {
  const { defaultNamingContext: [domain = ''] = [], configurationNamingContext: [configuration = ''] = [] } =
    await readRoot(server, ['defaultNamingContext', 'configurationNamingContext']);
  const sid = await readOctets(server, domain, 'objectSid');
  return { contexts: { domain, configuration }, domainSid: sid === undefined ? '' : sidOf(sid.toString('base64')) };
}

/** Names the database of a controller: its changes are counted from the day on which it got this name. */
export async function readInvocation(server: LdapServer): Promise<string> {
  const { dsServiceName: [settings = ''] = [] } = await readRoot(server, ['dsServiceName']);
  const octets = await readOctets(server, settings, 'invocationId');
  return octetsToGuid((octets ?? Buffer.alloc(0)).toString('base64'));
}

/** One attribute of one entry, as octets. */
export async function readOctets(server: LdapServer, dn: string, attribute: string): Promise<Buffer | undefined> {
  const name = dn.startsWith('<') ? dn : wireDn(dn);
  const value = (await readEntry(server, name, { attributes: [attribute], binary: [attribute] }))?.[attribute];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || typeof first === 'string' ? undefined : first;
}
