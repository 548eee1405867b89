import { type Directory, escapeFilter, isPrincipalName, sidOf } from '@tenantry/directory';

import { NotAPrincipal } from './errors.ts';

/** The trustee of a request as SDDL writes it: found by security identifier, LDAP path, DN or account name. */
export async function sidOfTrustee(directory: Directory, name: string): Promise<string> {
  if (/^S-1-[\d-]+$/i.test(name)) return name.toUpperCase();
  if (isPrincipalName(name)) return name;
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
