import type { Directory, Entry } from './directory.ts';
import { escapeFilter } from './filter.ts';

/** Entries that may be named by an identity. */
const recipients = '(|(objectClass=user)(objectClass=group)(objectClass=contact))';

/** So many namesakes are looked at; whoever has more must say more precisely whom he means. */
const namesakesMaximum = 50;

/**
 * Recipients that are known by a GUID, an address, UPN, legacyExchangeDN, account, alias or name.
 * @param organization path of the organization that short names are looked up in
 */
export async function identify(
  directory: Directory,
  identity: string,
  { organization, attributes }: { readonly organization: string; readonly attributes: readonly string[] },
): Promise<Entry[]> {
  const value = identity.trim();
  const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(value)?.[1];
  if (guid !== undefined) {
    const entry = await directory.find(`LDAP://<GUID=${guid}>`, attributes);
    return entry ? [entry] : [];
  }
  const { filter, isUnique } = conditionFor(value);
  const base = isUnique ? (await directory.contexts()).domain : organization;
  const found: Entry[] = [];
  const search = { base, filter: `(&${recipients}${filter})`, attributes, limit: namesakesMaximum };
  for await (const entry of directory.search(search)) found.push(entry);
  return found;
}

/** Addresses, UPNs and accounts exist once in the installation; aliases and display names once in an organization at best. */
function conditionFor(value: string): { readonly filter: string; readonly isUnique: boolean } {
  const escaped = escapeFilter(value);
  if (value.startsWith('/')) {
    return { filter: `(|(legacyExchangeDN=${escaped})(proxyAddresses=X500:${escaped}))`, isUnique: true };
  }
  const [, type, rest = ''] = /^([A-Za-z0-9]+):(.+)$/.exec(value) ?? [];
  if (type !== undefined) {
    const legacy = type.toUpperCase() === 'X500' ? `(legacyExchangeDN=${escapeFilter(rest)})` : '';
    return { filter: `(|(proxyAddresses=${escaped})${legacy})`, isUnique: true };
  }
  if (value.includes('@')) {
    // Groups of organizations are called Admins@AlpineSkiHouse.
    return {
      filter: `(|(userPrincipalName=${escaped})(proxyAddresses=smtp:${escaped})(cn=${escaped}))`,
      isUnique: true,
    };
  }
  const [, account] = /^[^\\]+\\(.+)$/.exec(value) ?? [];
  if (account !== undefined) return { filter: `(sAMAccountName=${escapeFilter(account)})`, isUnique: true };
  const names = ['mailNickname', 'sAMAccountName', 'displayName', 'cn'].map((name) => `(${name}=${escaped})`);
  return { filter: `(|${names.join('')})`, isUnique: false };
}
