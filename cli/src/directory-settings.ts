import type { LdapAddress } from '@tenantry/directory/host';

/** LDAP servers to use, as the settings name them. Passwords and certificates are in files. */
export interface DirectorySettings {
  readonly controllers: readonly LdapAddress[];
  /** Top of the domain; undefined: the directory says it. */
  readonly domain: string | undefined;
  readonly user: string;
  readonly passwordFile: string;
  readonly certificatesFile: string | undefined;
  readonly startTls: boolean;
  readonly checkCertificate: boolean;
}

/**
 * Reads the servers of `TENANTRY_DIRECTORY`: addresses with commas between them, each with a name before it if it shall have another
 * than its host, the top of the domain after the last one. Undefined when it is something else.
 */
export function readDirectoryAddresses(text: string): Pick<DirectorySettings, 'controllers' | 'domain'> | undefined {
  const parts = text.trim().split(/,(?=(?:[A-Za-z0-9.-]+=)?ldaps?:\/\/)/);
  const controllers: LdapAddress[] = [];
  let domain: string | undefined;
  for (const [index, part] of parts.entries()) {
    const found = /^(?:([A-Za-z0-9.-]+)=)?(ldaps?:\/\/(\[[0-9a-f:]+\]|[A-Za-z0-9.-]+)(?::\d{1,5})?)(?:\/(.*))?$/i.exec(
      part,
    );
    const [, name, url, host, top] = found ?? [];
    if (url === undefined || host === undefined) return undefined;
    if (top !== undefined && index < parts.length - 1) return undefined;
    if (top) domain = decodeURIComponent(top);
    controllers.push({ name: name ?? host.replace(/^\[|\]$/g, ''), url });
  }
  const names = new Set(controllers.map(({ name }) => name.toLowerCase()));
  return names.size === controllers.length ? { controllers, domain } : undefined;
}
