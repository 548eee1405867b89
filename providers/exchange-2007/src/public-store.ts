import type { Directory } from '@tenantry/directory';

import { findConfigured } from './configuration-object.ts';
import { NoPublicStore, ServerUnknown } from './errors.ts';
import { readExchangeOrganization } from './exchange-organization.ts';

/** DN of the public folder store of a server; without one, the first store of the installation by name. */
export async function findPublicStore(directory: Directory, server: string | undefined): Promise<string> {
  const base =
    server === undefined ? (await readExchangeOrganization(directory)).dn : await serverDn(directory, server);
  const stores: string[] = [];
  const filter = '(objectClass=msExchPublicMDB)';
  for await (const { dn } of directory.search({ base, filter, attributes: ['cn'] })) stores.push(dn);
  const [first] = stores.sort();
  if (first === undefined) throw NoPublicStore(server ?? 'The Exchange organization');
  return first;
}

async function serverDn(directory: Directory, name: string): Promise<string> {
  const entry = await findConfigured(directory, { name, objectClass: 'msExchExchangeServer', places: [0] });
  if (!entry) throw ServerUnknown(name);
  return entry.dn;
}
