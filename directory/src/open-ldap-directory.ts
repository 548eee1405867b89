import { createDirectoryHost, type DirectoryHost } from './directory-host.ts';
import type { Warn } from './driver.ts';
import type { Flavour } from './ldap/flavour.ts';
import { createLdapDirectory } from './ldap/ldap-directory.ts';
import type { LdapOptions } from './ldap/ldap-options.ts';
import { openLdapFlavour } from './openldap/openldap-flavour.ts';

export interface LdapDirectoryOptions extends LdapOptions {
  readonly warn?: Warn;
}

/** Opens a directory of LDAP servers. Nothing is sent before somebody asks for something. */
export async function openLdapDirectory({
  warn = () => undefined,
  ...options
}: LdapDirectoryOptions): Promise<DirectoryHost> {
  const port = createLdapDirectory(options, await flavourOf(options));
  return createDirectoryHost(port, warn, () => port.close());
}

async function flavourOf({ domain = '' }: LdapOptions): Promise<Flavour> {
  return openLdapFlavour(domain);
}
