import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { DirectorySettings } from '@tenantry/cli/settings';
import { type LdapOptions, prepareDirectory } from '@tenantry/directory/host';

import type { DirectoryServers } from '../directory-servers.ts';
import { type Slapd, type SlapdOptions, startSlapd } from './start-slapd.ts';

/** OpenLDAP servers with an empty domain in them. */
export interface SlapdDirectory extends Slapd {
  /** How an engine is told of them. */
  readonly settings: DirectorySettings;
  /** How the port is told of them. */
  readonly options: LdapOptions & { readonly domain: string };
}

/** Two OpenLDAP servers for `hosting({ directory })`. */
export const openLdapPair: DirectoryServers = {
  name: 'two OpenLDAP servers',
  open: (from) => openSlapdDirectory({ servers: 2, from }),
};

export async function openSlapdDirectory(options: SlapdOptions = {}): Promise<SlapdDirectory> {
  const slapd = await startSlapd(options);
  try {
    const { domain, bindDn, password } = slapd;
    const controllers = slapd.servers.map(({ name, url }) => ({ name, url }));
    const port = { controllers, bindDn, password, startTls: false, tls: {}, domain };
    if (options.from === undefined)
      await Array.fromAsync(prepareDirectory(port, { plan: false, hostingUnit: 'Hosting' }));
    const passwordFile = join(slapd.folder, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    const settings = {
      controllers,
      domain,
      user: bindDn,
      passwordFile,
      certificatesFile: undefined,
      startTls: false,
      checkCertificate: true,
    };
    return { ...slapd, settings, options: port };
  } catch (error) {
    await slapd.stop();
    throw error;
  }
}
