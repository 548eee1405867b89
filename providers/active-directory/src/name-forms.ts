import { type Directory, type Entry, escapeFilter, rdnValue, splitDn } from '@tenantry/directory';

import type { readDomainNames } from './domain-names.ts';
import { NameAmbiguous, NameNotFound } from './errors.ts';

/** Forms of names of EXTENDED_NAME_FORMAT, as Windows has them. */
export const nameForms = [
  'NameUnknown',
  'NameFullyQualifiedDN',
  'NameSamCompatible',
  'NameDisplay',
  'NameUniqueId',
  'NameCanonical',
  'NameUserPrincipal',
  'NameCanonicalEx',
  'NameDnsDomain',
] as const;

export type NameForm = (typeof nameForms)[number];

type DomainNames = Awaited<ReturnType<typeof readDomainNames>>;

/** The object that a name means. */
export async function readNamed(directory: Directory, name: string, form: NameForm): Promise<Entry> {
  const known = form === 'NameUnknown' ? formOf(name) : form;
  const found = await findNamed(directory, name, known);
  const [entry, other] = found;
  if (!entry) throw NameNotFound(name, known);
  if (other) throw NameAmbiguous(name, known);
  return entry;
}

/** A name of an object; undefined when it has none of this form. */
export function nameOf({ dn, guid, attributes }: Entry, form: NameForm, domain: DomainNames): string | undefined {
  const account = attributes['sAMAccountName']?.[0];
  switch (form) {
    case 'NameFullyQualifiedDN':
      return dn;
    case 'NameSamCompatible':
      return account && `${domain.short}\\${account}`;
    case 'NameDnsDomain':
      return account && `${domain.dns}\\${account}`;
    case 'NameDisplay':
      return attributes['displayName']?.[0];
    case 'NameUniqueId':
      return `{${guid}}`;
    case 'NameUserPrincipal':
      return attributes['userPrincipalName']?.[0];
    case 'NameCanonical':
      return [domain.dns, ...canonicalParts(dn)].join('/');
    case 'NameCanonicalEx':
      return [domain.dns, ...canonicalParts(dn)].join('/').replace(/\/([^/\\]|\\.)*$/, (last) => `\n${last.slice(1)}`);
    default:
      return undefined;
  }
}

function formOf(name: string): NameForm {
  if (/^[A-Za-z]+\s*=/.test(name)) return 'NameFullyQualifiedDN';
  if (/^\{[0-9a-f-]{36}\}$/i.test(name)) return 'NameUniqueId';
  if (name.includes('\n')) return 'NameCanonicalEx';
  if (/^[^/\\@\s]+\.[^/\\@\s]+\//.test(name)) return 'NameCanonical';
  if (name.includes('\\')) return 'NameSamCompatible';
  return name.includes('@') ? 'NameUserPrincipal' : 'NameDisplay';
}

async function findNamed(directory: Directory, name: string, form: NameForm): Promise<Entry[]> {
  switch (form) {
    case 'NameFullyQualifiedDN':
      return listOf(await directory.find(name));
    case 'NameUniqueId':
      return listOf(await directory.find(`LDAP://<GUID=${name.replace(/[{}]/g, '')}>`));
    case 'NameCanonical':
    case 'NameCanonicalEx':
      return findCanonical(directory, name.replace('\n', '/'));
    case 'NameUserPrincipal':
      return search(directory, `(userPrincipalName=${escapeFilter(name)})`);
    case 'NameDisplay':
      return search(directory, `(displayName=${escapeFilter(name)})`);
    default:
      return search(directory, `(sAMAccountName=${escapeFilter(name.replace(/^[^\\]*\\/, ''))})`);
  }
}

async function search(directory: Directory, filter: string): Promise<Entry[]> {
  const { domain } = await directory.contexts();
  const found: Entry[] = [];
  for await (const entry of directory.search({ base: domain, filter, limit: 2 })) found.push(entry);
  return found;
}

/** Follows fabrikam.com/Hosting/Acme/Ann from the domain downwards. */
async function findCanonical(directory: Directory, name: string): Promise<Entry[]> {
  const { domain } = await directory.contexts();
  const [, ...parts] = name.match(/(?:[^/\\]|\\.)+/g) ?? [];
  let level = listOf(await directory.find(domain));
  for (const part of parts) {
    const value = escapeFilter(part.replace(/\\(.)/g, '$1'));
    const below: Entry[] = [];
    for (const { dn } of level) {
      const filter = `(|(cn=${value})(ou=${value}))`;
      for await (const entry of directory.search({ base: dn, scope: 'one', filter, limit: 2 })) below.push(entry);
    }
    level = below;
  }
  return level;
}

function canonicalParts(dn: string): string[] {
  const parts = splitDn(dn).filter((rdn) => !/^DC\s*=/i.test(rdn));
  return parts.reverse().map((rdn) => rdnValue(rdn).replace(/[\\/]/g, '\\$&'));
}

function listOf(entry: Entry | undefined): Entry[] {
  return entry ? [entry] : [];
}
