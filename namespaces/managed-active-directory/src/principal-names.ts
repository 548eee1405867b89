import type { CompositeScope, OrganizationPlace } from '@tenantry/engine';

import { type Controller, controllerOf, escapeFilter, readValues, searchDomain } from './directory-values.ts';
import { domainNameOf } from './distinguished-names.ts';
import { PrincipalNameTaken, SuffixNotAllowed } from './errors.ts';

type Scope = Pick<CompositeScope<never>, 'call' | 'lock'>;

/** Who is to have a user principal name. */
export interface Bearer extends Controller {
  readonly organization: OrganizationPlace;
  /** Domains of the organization itself, when they are known already. */
  readonly uPNSuffixes?: readonly string[];
  /** GUID of the user who may have the name already. */
  readonly guid?: string;
}

/**
 * Checks that a user principal name is free and lies in a domain of the organization, and holds it.
 * A customer without domains, a reseller and the hosting organization may also use those above and the directory's
 * own; nobody may use a domain that might belong to somebody else tomorrow.
 */
export async function holdPrincipalName(scope: Scope, name: string, bearer: Bearer): Promise<void> {
  const suffixes = await suffixesOf(scope, bearer);
  const suffix = name.slice(name.indexOf('@') + 1).toLowerCase();
  if (!suffixes.includes(suffix)) {
    throw SuffixNotAllowed(name, bearer.organization.path, suffixes.join(', '));
  }
  await scope.lock(`userPrincipalName:${name.toLowerCase()}`);
  const filter = `(userPrincipalName=${escapeFilter(name)})`;
  const found = await searchDomain(scope.call, filter, { ...controllerOf(bearer), limit: 2 });
  if (found.some(({ guid }) => guid !== bearer.guid)) throw PrincipalNameTaken(name);
}

async function suffixesOf(scope: Scope, bearer: Bearer): Promise<string[]> {
  const { organization } = bearer;
  const own = bearer.uPNSuffixes?.map(lower) ?? (await uPNSuffixesOf(scope, organization, bearer));
  if (organization.type === 'customer' && own.length > 0) return own;
  const above: string[] = [];
  for (let next = organization.parent; next; next = next.parent) {
    above.push(...(await uPNSuffixesOf(scope, next, bearer)));
  }
  return [...new Set([...own, ...above, domainNameOf(organization.path)])];
}

async function uPNSuffixesOf({ call }: Scope, { path }: OrganizationPlace, bearer: Bearer): Promise<string[]> {
  const { uPNSuffixes } = await readValues(call, { path, ...controllerOf(bearer) }, ['uPNSuffixes']);
  return uPNSuffixes.map(lower);
}

function lower(suffix: string): string {
  return suffix.toLowerCase();
}
