import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { DirectorySettings } from '@tenantry/cli/settings';
import { type LdapOptions, prepareDirectory } from '@tenantry/directory/host';

import type { DirectoryServers, TestDirectory } from '../directory-servers.ts';
import { copyFiles, makeRunFolder } from './samba-files.ts';
import { type SambaPair, startSambaPair } from './samba-pair.ts';

/** Two domain controllers with a domain that is prepared for hosting. */
export interface SambaDirectory extends TestDirectory {
  readonly pair: SambaPair;
  /** How the port is told of them. */
  readonly options: LdapOptions;
}

/** Two Samba domain controllers for `hosting({ directory })`. */
export const sambaPair: DirectoryServers = {
  name: 'two Samba domain controllers',
  open: openSambaDirectory,
};

/**
 * Starts two domain controllers with a prepared domain.
 * @param from folder that others left
 */
export async function openSambaDirectory(from?: string): Promise<SambaDirectory> {
  const pair = await startSambaPair(from === undefined ? {} : { from });
  try {
    const controllers = pair.controllers.map(({ name, url }) => ({ name, url }));
    const { user, password } = pair.administrator;
    const options = { controllers, bindDn: user, password, startTls: false, tls: {}, domain: pair.domain };
    if (from === undefined) await Array.fromAsync(prepareDirectory(options, { plan: false, hostingUnit: 'Hosting' }));
    const passwordFile = join(pair.folder, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    const settings: DirectorySettings = {
      controllers,
      domain: pair.domain,
      user,
      passwordFile,
      certificatesFile: undefined,
      startTls: false,
      checkCertificate: true,
    };
    return { pair, options, settings, stop: pair.stop, keep: () => keep(pair) };
  } catch (error) {
    await pair.stop();
    throw error;
  }
}

/** A copy of what both have on disk, once both know the same. */
async function keep(pair: SambaPair): Promise<string> {
  await pair.settle();
  await pair.halt();
  const folder = await makeRunFolder();
  await copyFiles(pair.folder, folder);
  await pair.stop();
  return folder;
}
