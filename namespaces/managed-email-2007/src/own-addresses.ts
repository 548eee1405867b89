import type { Call } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';

import { controllerOf, readValues } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';

/** Who wants the addresses. */
export interface AddressOwner {
  readonly organization: string;
  readonly preferredDomainController?: string | undefined;
}

/** Does what gives addresses to a recipient: their domains have to be the owner's before and still afterwards. */
export async function underOwnAddresses<T>(
  call: Call,
  {
    owner,
    emailAddresses = [],
  }: { readonly owner: AddressOwner; readonly emailAddresses?: readonly string[] | undefined },
  give: () => Promise<T>,
): Promise<T> {
  if (emailAddresses.length === 0) return give();
  await requireOwnAddresses(call, owner, emailAddresses);
  const given = await give();
  await requireStillOwn(call, owner, emailAddresses);
  return given;
}

/** Throws unless every SMTP address lies in an accepted domain that the organization owns or shares. Addresses of other types pass. */
export async function requireOwnAddresses(
  call: Call,
  owner: AddressOwner,
  addresses: readonly string[],
): Promise<void> {
  const first = addresses.map(domainOf).find((domain) => domain !== undefined);
  if (first === undefined) return;
  // Most have addresses in one domain, and claim that by its own name.
  const [claimed, isFirstAccepted] = await Promise.all([claimedDomains(call, owner), isAccepted(call, owner, first)]);
  const accepted = new Set(isFirstAccepted ? [first] : []);
  for (const address of addresses) {
    const domain = domainOf(address);
    if (domain === undefined) continue;
    const claim = domainsCovering(domain).find((name) => claimed.has(name));
    if (claim === undefined) throw AddressOfForeignDomain(address, owner.organization);
    if (!accepted.has(claim) && !(await isAccepted(call, owner, claim))) {
      throw AddressOfForeignDomain(address, owner.organization);
    }
    accepted.add(claim);
  }
}

/**
 * Throws when a domain of the addresses has been given up since they were checked. Whoever gives a domain up takes
 * it from the organization before he looks for recipients, so that one of the two sees the other.
 */
export async function requireStillOwn(call: Call, owner: AddressOwner, addresses: readonly string[]): Promise<void> {
  const claimed = await claimedDomains(call, owner);
  for (const address of addresses) {
    const domain = domainOf(address);
    if (domain === undefined) continue;
    if (!domainsCovering(domain).some((name) => claimed.has(name))) {
      throw AddressOfForeignDomain(address, owner.organization);
    }
  }
}

/** The domain of an SMTP address in lower case; undefined for an address of another type, or when there is none. */
export function domainOf(address: string): string | undefined {
  const [, type, rest = ''] = /^(?:([A-Za-z0-9]+):)?(.*)$/.exec(address) ?? [];
  if (type !== undefined && type.toLowerCase() !== 'smtp') return undefined;
  const at = rest.lastIndexOf('@');
  return at < 0 ? undefined : rest.slice(at + 1).toLowerCase();
}

/** The domain itself and the wildcards that include it: a.contoso.com, *.contoso.com, *.com. */
export function domainsCovering(domain: string): string[] {
  const labels = domain.replace(/^\*\./, '').split('.');
  return [domain, ...labels.slice(1).map((_, index) => `*.${labels.slice(index + 1).join('.')}`)];
}

async function claimedDomains(call: Call, owner: AddressOwner): Promise<Set<string>> {
  const { organization } = owner;
  const { uPNSuffixes } = await readValues(call, { path: organization, ...controllerOf(owner) }, ['uPNSuffixes']);
  return new Set(uPNSuffixes.map((suffix) => suffix.toLowerCase()));
}

async function isAccepted(call: Call, owner: AddressOwner, domain: string): Promise<boolean> {
  const { acceptedDomains } = await call(exchange.GetSMTPDomain, { identity: domain, ...controllerOf(owner) });
  return acceptedDomains.length > 0;
}
