import { type Directory, type Entry, escapeFilter } from '@tenantry/directory';

import { ProxyAddressInUse } from './errors.ts';

/** Characters of one filter; long ones are refused. */
const filterMaximum = 8_000;

/**
 * Refuses addresses that another recipient has. Hold `addressLock` of each before: the directory itself does not
 * keep them unique.
 * @param self GUID of the recipient that is to get them
 */
export async function requireFree(directory: Directory, addresses: readonly string[], self: string): Promise<void> {
  refuseHeld(await findHolders(directory, addresses), addresses, self);
}

/** Recipients that have some of the addresses; each address has one at most. */
export async function findHolders(directory: Directory, addresses: readonly string[]): Promise<Entry[]> {
  const { domain } = await directory.contexts();
  const attributes = ['proxyAddresses', 'legacyExchangeDN'];
  const holders: Entry[] = [];
  for (const filter of filtersFor(addresses)) {
    for await (const entry of directory.search({ base: domain, filter, attributes })) holders.push(entry);
  }
  return holders;
}

/** Refuses addresses that others than the recipient itself have. */
export function refuseHeld(holders: readonly Entry[], addresses: readonly string[], self: string): void {
  const other = holders.find(({ guid }) => guid !== self);
  if (!other) return;
  const { attributes: held } = other;
  const taken = new Set([...(held['proxyAddresses'] ?? []), ...x500Of(held['legacyExchangeDN'])].map(lower));
  const address = addresses.find((candidate) => taken.has(lower(candidate))) ?? addresses[0] ?? '';
  // Who has it stays unsaid: it may be another organization.
  throw ProxyAddressInUse(address.replace(/^smtp:/i, ''));
}

function filtersFor(addresses: readonly string[]): string[] {
  const groups: string[] = [];
  for (const condition of addresses.flatMap(conditions)) {
    const last = groups.at(-1);
    if (last !== undefined && last.length + condition.length <= filterMaximum)
      groups[groups.length - 1] = last + condition;
    else groups.push(condition);
  }
  return groups.map((group) => `(|${group})`);
}

/** An X500 address also stands for whoever has it as legacyExchangeDN now. */
function conditions(address: string): string[] {
  const own = `(proxyAddresses=${escapeFilter(address)})`;
  const [, legacy] = /^X500:(.*)$/is.exec(address) ?? [];
  return legacy === undefined ? [own] : [own, `(legacyExchangeDN=${escapeFilter(legacy)})`];
}

function x500Of(legacyNames: readonly string[] = []): string[] {
  return legacyNames.map((name) => `X500:${name}`);
}

function lower(address: string): string {
  return address.toLowerCase();
}
