import { createHash } from 'node:crypto';

import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call, OrganizationPlace } from '@tenantry/engine';

import { controllerOf, escapeFilter, nameIn, readValues, valuesOf } from './directory-values.ts';
import { domainsCovering } from './own-addresses.ts';

// An organization claims a domain by having it among its uPNSuffixes. The highest one that has it owns it;
// those below share it.

/** Who asks: an organization, and the controller to ask. */
export interface Asker {
  readonly organization: OrganizationPlace;
  readonly preferredDomainController?: string | undefined;
}

/** More organizations than this need not be seen to know that a domain is taken. */
const seenMaximum = 50;

/** Names to hold while claims of a domain are looked at and changed: it and what it could collide with, widest first. */
export function domainLocks(domain: string): string[] {
  const labels = domain.replace(/^\*\./, '').split('.');
  return labels
    .slice(0, -1)
    .map((_, index) => `smtpDomain:${labels.slice(index).join('.')}`)
    .reverse();
}

/** The organization and those above it, lowest first. */
export function lineOf(organization: OrganizationPlace): OrganizationPlace[] {
  return organization.parent ? [organization, ...lineOf(organization.parent)] : [organization];
}

/** Domains that one organization claims, in lower case. */
export async function claimsOf(
  call: Call,
  organization: OrganizationPlace,
  asker: { readonly preferredDomainController?: string | undefined },
): Promise<string[]> {
  const object = { path: organization.path, ...controllerOf(asker) };
  const { uPNSuffixes } = await readValues(call, object, ['uPNSuffixes']);
  return uPNSuffixes.map((suffix) => suffix.toLowerCase());
}

/** Of the organization and those above it, the ones that claim exactly this domain, lowest first. */
export async function claimantsInLine(call: Call, domain: string, asker: Asker): Promise<OrganizationPlace[]> {
  const found: OrganizationPlace[] = [];
  for (const organization of lineOf(asker.organization)) {
    const claims = await claimsOf(call, organization, asker);
    if (claims.includes(domain)) found.push(organization);
  }
  return found;
}

/** Another organization that claims exactly this domain. */
export async function otherClaimant(call: Call, domain: string, asker: Asker): Promise<string | undefined> {
  const holders = await search(call, asker, {
    filter: `(uPNSuffixes=${escapeFilter(domain)})`,
    limit: 2,
  });
  return holders.find(({ guid }) => guid !== asker.organization.guid)?.path;
}

/** Whether any organization claims exactly this domain. */
export async function isClaimedAnywhere(call: Call, domain: string, asker: Asker): Promise<boolean> {
  const holders = await search(call, asker, { filter: `(uPNSuffixes=${escapeFilter(domain)})`, limit: 1 });
  return holders.length > 0;
}

/**
 * Whether somebody who is neither above nor below the organization claims the domain, a wildcard that includes it,
 * or, when it is a wildcard itself, one of the domains that it includes.
 */
export async function isClaimedElsewhere(call: Call, domain: string, asker: Asker): Promise<boolean> {
  const names = domainsCovering(domain).map((name) => `(uPNSuffixes=${escapeFilter(name)})`);
  const included = domain.startsWith('*.') ? [`(uPNSuffixes=*${escapeFilter(domain.slice(1))})`] : [];
  const holders = await search(call, asker, {
    filter: `(|${[...names, ...included].join('')})`,
    limit: seenMaximum,
  });

  const above = new Set(lineOf(asker.organization).map(({ guid }) => guid));
  const below = `,${nameIn(asker.organization.path)}`.toLowerCase();
  return holders.some((holder) => {
    // Exactly this domain, and nobody in line has it: then it is a domain of its own of the one who has it.
    if (holder.claims.includes(domain)) return true;
    return !above.has(holder.guid) && !holder.path.toLowerCase().endsWith(below);
  });
}

/** The name of the accepted domain's object; unique as the domain, and at most 64 characters. */
export function objectNameOf(domain: string): string {
  if (domain.length <= 64) return domain;
  const mark = createHash('sha256').update(domain).digest('hex').slice(0, 12);
  return `${domain.slice(0, 51)}-${mark}`;
}

interface Holder {
  readonly path: string;
  readonly guid: string;
  readonly claims: readonly string[];
}

interface Wanted {
  readonly filter: string;
  readonly limit: number;
}

async function search(call: Call, asker: Asker, { filter, limit }: Wanted): Promise<Holder[]> {
  const top = lineOf(asker.organization).at(-1) ?? asker.organization;
  const { objects } = await call(activeDirectory.Search, {
    path: top.path,
    filter: `(&(objectClass=organizationalUnit)${filter})`,
    propertyList: [{ name: 'uPNSuffixes' }],
    preferences: [{ searchPref: 'ADS_SEARCHPREF_SIZE_LIMIT', value: String(limit) }],
    ...controllerOf(asker),
  });
  return objects.map(({ path, guid, properties }) => ({
    path,
    guid,
    claims: valuesOf(properties, ['uPNSuffixes']).uPNSuffixes.map((suffix) => suffix.toLowerCase()),
  }));
}
