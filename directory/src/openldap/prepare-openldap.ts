import { splitDn, valueOf } from '../distinguished-name.ts';
import { EntryExists } from '../errors.ts';
import { freshDomain } from '../fresh-domain.ts';
import { createLdapDirectory } from '../ldap/ldap-directory.ts';
import type { LdapOptions } from '../ldap/ldap-options.ts';
import type { DirectoryPort } from '../port.ts';
import { openLdapFlavour } from './openldap-flavour.ts';

/**
 * Makes the top of the domain, its containers and an Exchange organization, as far as they are missing.
 * @returns names of the entries that were made
 */
export async function prepareOpenLdap(options: LdapOptions & { readonly domain: string }): Promise<string[]> {
  const port = createLdapDirectory(options, openLdapFlavour(options.domain));
  try {
    return await makeEntries(port);
  } finally {
    await port.close();
  }
}

async function makeEntries(port: DirectoryPort): Promise<string[]> {
  const [controller = ''] = port.controllers;
  const contexts = await port.contexts();
  const [first = ''] = splitDn(contexts.domain);
  const top = { objectClass: ['top', 'domain', 'domainDNS'], dc: [valueOf(first)] };
  const made: string[] = [];
  for (const [dn, attributes] of [[contexts.domain, top] as const, ...freshDomain(contexts)]) {
    try {
      await port.add(controller, dn, attributes);
      made.push(dn);
    } catch (error) {
      if (!EntryExists.is(error)) throw error;
    }
  }
  return made;
}
