import { type Directory, type Entry, escapeFilter, rdnValue, splitDn } from '@tenantry/directory';

import { searchExchange } from './exchange-organization.ts';

/** How a request names an object of the Exchange configuration: LDAP path, DN, or names from the outside in. */
export interface Wanted {
  readonly name: string;
  readonly objectClass: string;
  /** Places of the RDNs that the parts of `A\B\C` name, last part first: 0 is the object itself. */
  readonly places: readonly number[];
  /** What is to be known of it; default everything. */
  readonly attributes?: readonly string[];
}

/** The object, or undefined when there is none or the name is not unique. */
export async function findConfigured(directory: Directory, wanted: Wanted): Promise<Entry | undefined> {
  const { name, objectClass, places } = wanted;
  const attributes = wanted.attributes && ['objectClass', ...wanted.attributes];
  if (/^(LDAP:\/\/|[A-Za-z0-9.]+\s*=)/i.test(name)) {
    const entry = await directory.find(name, attributes);
    return entry && hasClass(entry, objectClass) ? entry : undefined;
  }
  const parts = name.split('\\').reverse();
  const filter = `(&(objectClass=${objectClass})(cn=${escapeFilter(parts[0] ?? '')}))`;
  const found = (await searchExchange(directory, filter, attributes)).filter(({ dn }) => isNamed(dn, parts, places));
  return found.length === 1 ? found[0] : undefined;
}

function hasClass({ attributes }: Entry, objectClass: string): boolean {
  return attributes['objectClass']?.some((value) => value.toLowerCase() === objectClass.toLowerCase()) ?? false;
}

function isNamed(dn: string, parts: readonly string[], places: readonly number[]): boolean {
  const names = splitDn(dn).map((rdn) => rdnValue(rdn).toLowerCase());
  // A store may be called SERVER\Group\Store or SERVER\Store: the first part is always the outermost.
  const used = parts.length < places.length ? [...places.slice(0, parts.length - 1), ...places.slice(-1)] : places;
  return parts.length <= places.length && parts.every((part, index) => names[used[index] ?? -1] === part.toLowerCase());
}
