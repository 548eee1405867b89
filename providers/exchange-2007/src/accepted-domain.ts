import { type Directory, type Entry, escapeFilter, splitDn } from '@tenantry/directory';

import { containers, searchExchange } from './exchange-organization.ts';

/** Types of accepted domains, in the order of their values in msExchAcceptedDomainFlags. */
export const domainTypes = ['Authoritative', 'ExternalRelay', 'InternalRelay'] as const;

/** Bits of msExchAcceptedDomainFlags above the type. */
const typeMask = 0x3;
const isDefault = 0x4;
const isAddressBookEnabled = 0x8;

/** Key under which requests hold an SMTP domain. */
export function domainLock(domain: string): string {
  return `acceptedDomain:${domain.toLowerCase()}`;
}

/** Key under which requests hold the name of an accepted domain. */
export function domainNameLock(name: string): string {
  return `acceptedDomainName:${name.toLowerCase()}`;
}

/** The accepted domain of an SMTP domain. */
export async function findDomain(directory: Directory, container: string, domain: string): Promise<Entry | undefined> {
  const filter = filterFor(domain);
  for await (const entry of directory.search({ base: container, scope: 'one', filter, limit: 1 })) return entry;
  return undefined;
}

/** The accepted domain of an SMTP domain, without looking up the Exchange organization before. */
export async function findDomainAnywhere(directory: Directory, domain: string): Promise<Entry | undefined> {
  return (await searchExchange(directory, filterFor(domain), described)).find(({ dn }) => isInContainer(dn));
}

function filterFor(domain: string): string {
  return `(&(objectClass=msExchAcceptedDomain)(msExchAcceptedDomainName=${escapeFilter(domain)}))`;
}

function isInContainer(dn: string): boolean {
  const [, ...above] = splitDn(dn);
  const container = splitDn(containers.acceptedDomains);
  return container.every((rdn, index) => above[index]?.toLowerCase() === rdn.toLowerCase());
}

/** The first accepted domains; never all of them at once (KB952077). */
export function domainsIn(directory: Directory, container: string, limit: number): AsyncIterable<Entry> {
  return directory.search({ base: container, scope: 'one', filter: '(objectClass=msExchAcceptedDomain)', limit });
}

/** The flags of an accepted domain that is to be of another type. */
export function flagsWith({ attributes }: Entry, type: (typeof domainTypes)[number]): string {
  const flags = Number(attributes['msExchAcceptedDomainFlags']?.[0] ?? 0);
  return String((flags & ~typeMask) | domainTypes.indexOf(type));
}

/** What callers get of an accepted domain. */
const described = ['msExchAcceptedDomainName', 'msExchAcceptedDomainFlags', 'adminDisplayName', 'msExchVersion', 'cn'];

/** An accepted domain as callers get it. */
export function describeDomain({ path, guid, attributes }: Entry) {
  const first = (name: string) => attributes[name]?.[0] ?? '';
  const flags = Number(first('msExchAcceptedDomainFlags'));
  return {
    domainName: first('msExchAcceptedDomainName'),
    domainType: domainTypes[flags & typeMask] ?? domainTypes[0],
    addressBookEnabled: (flags & isAddressBookEnabled) !== 0,
    default: (flags & isDefault) !== 0,
    adminDisplayName: first('adminDisplayName'),
    exchangeVersion: first('msExchVersion'),
    name: first('cn'),
    path,
    guid,
  };
}
