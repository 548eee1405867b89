import { type Directory, escapeFilter, sidOf } from '@tenantry/directory';

import { NotAPrincipal } from './errors.ts';

/** Names that SDDL has for principals which are the same everywhere (MS-DTYP 2.5.1.1). */
const wellKnown: Readonly<Record<string, string>> = {
  AN: 'S-1-5-7',
  AO: 'S-1-5-32-548',
  AU: 'S-1-5-11',
  BA: 'S-1-5-32-544',
  BU: 'S-1-5-32-545',
  CO: 'S-1-3-0',
  ED: 'S-1-5-9',
  PS: 'S-1-5-10',
  SY: 'S-1-5-18',
  WD: 'S-1-1-0',
};

/** Names that SDDL has for principals of a domain. */
const ofDomain = new Set(['CA', 'CY', 'DA', 'DC', 'DD', 'DG', 'DU', 'EA', 'LA', 'LG', 'PA', 'RO', 'RS', 'SA']);

/** The security identifier of a trustee in SDDL; names that depend on the domain stay names. */
export function toSid(trustee: string): string {
  return wellKnown[trustee.toUpperCase()] ?? trustee;
}

/** The trustee of a request as SDDL writes it: found by security identifier, LDAP path, DN or account name. */
export async function sidOfTrustee(directory: Directory, name: string): Promise<string> {
  if (/^S-1-[\d-]+$/i.test(name)) return name.toUpperCase();
  if (Object.hasOwn(wellKnown, name) || ofDomain.has(name)) return name;
  const sid = /^(LDAP:\/\/|[A-Za-z]+\s*=)/i.test(name)
    ? await sidOfObject(directory, name)
    : await sidOfAccount(directory, name.replace(/^[^\\]*\\/, ''));
  if (sid === undefined) throw NotAPrincipal(name);
  return sid;
}

async function sidOfObject(directory: Directory, path: string): Promise<string | undefined> {
  const entry = await directory.find(path, ['objectSid']);
  return toText(entry?.attributes['objectSid']?.[0]);
}

async function sidOfAccount(directory: Directory, account: string): Promise<string | undefined> {
  const { domain } = await directory.contexts();
  const value = escapeFilter(account);
  const filter = `(|(sAMAccountName=${value})(userPrincipalName=${value}))`;
  const found = directory.search({ base: domain, filter, attributes: ['objectSid'], limit: 1 });
  for await (const { attributes } of found) return toText(attributes['objectSid']?.[0]);
  return undefined;
}

function toText(octets: string | undefined): string | undefined {
  return octets === undefined ? undefined : sidOf(octets);
}
