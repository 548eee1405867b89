import { activeDirectoryFlavour } from '../active-directory/active-directory-flavour.ts';
import { valuesOf } from '../attribute-change.ts';
import type { Attributes } from '../directory.ts';
import { isUnreachable, UnknownServer } from '../errors.ts';
import { openLdapFlavour } from '../openldap/openldap-flavour.ts';
import type { Flavour } from './flavour.ts';
import type { LdapOptions } from './ldap-options.ts';
import { LdapServer } from './ldap-server.ts';
import { readRoot } from './root-entry.ts';
import { dnFromWire } from './wire-name.ts';

/** LDAP_CAP_ACTIVE_DIRECTORY_OID (MS-ADTS section 3.1.1.3.4.3.1); Samba has it, too. */
const activeDirectoryCapability = '1.2.840.113556.1.4.800';

/** Asks the controllers in turn what they are; the first that answers speaks for all. */
export async function detectFlavour(options: LdapOptions): Promise<Flavour> {
  const [address, ...others] = options.controllers;
  if (!address) throw UnknownServer('', 'no controller');
  const server = new LdapServer(address, options);
  try {
    return flavourOf(await readRoot(server), options.domain);
  } catch (error) {
    if (!isUnreachable(error) || others.length === 0) throw error;
    return await detectFlavour({ ...options, controllers: others });
  } finally {
    await server.close();
  }

  function flavourOf(root: Attributes, domain: string | undefined): Flavour {
    const [context] = valuesOf(root, 'namingContexts');
    const isOpenLdap = valuesOf(root, 'objectClass').some((name) => name.toLowerCase() === 'openldaprootdse');
    if (valuesOf(root, 'supportedCapabilities').includes(activeDirectoryCapability)) return activeDirectoryFlavour();
    if (isOpenLdap && context !== undefined) return openLdapFlavour(domain ?? dnFromWire(context));
    throw UnknownServer(address?.name ?? '', valuesOf(root, 'vendorName')[0] ?? 'a server that gives no name');
  }
}
