import { type Directory, directory, type Entry, escapeFilter } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { boolean, domainController, integer, list, optional, record, text } from '@tenantry/schema';

import { findConfigured } from './configuration-object.ts';
import { NoExchangeOrganization, ServerUnknown } from './errors.ts';
import { readContainer } from './exchange-organization.ts';

const objectClass = 'msExchOABVirtualDirectory';
/** Minutes between polls where a virtual directory does not say; what Exchange sets up. */
const pollIntervalDefault = 480;

export const GetOABVDir = read({
  summary: 'Reads the virtual directories for offline address books of a client access server.',
  remarks: 'The published page calls the path that of a user; a server, or one of its virtual directories, is meant.',
  source: 'dd278841',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    path: text('Client access server, or one virtual directory: LDAP path, DN or name of the server.'),
  },
  output: {
    oabVDirs: list(
      'oabVDir',
      record('One virtual directory.', {
        name: text('Name of the virtual directory.'),
        internalUrl: optional(text('Internal URL.')),
        externalUrl: optional(text('External URL, which clients are told.')),
        path: optional(text('Where the web server keeps the virtual directory.')),
        pollInterval: integer('Minutes between polls of the generation server.'),
        ssl: boolean('Whether clients are told to use TLS.'),
        oabs: list('oab', text('Name of one offline address book.'), {
          sentence: 'Offline address books that are offered.',
        }),
      }),
    ),
  },
  errors: [NoExchangeOrganization, ServerUnknown],

  async run({ input, use }) {
    const found = await findVirtualDirectories(use(directory), input.path);
    const oabVDirs = [];
    for (const entry of found) oabVDirs.push({ ...describe(entry), oabs: await booksAt(use(directory), entry.dn) });
    return { oabVDirs };
  },
});

async function findVirtualDirectories(handle: Directory, name: string): Promise<Entry[]> {
  const single = await findConfigured(handle, { objectClass, places: [0, 3], name });
  if (single) return [single];
  const server = await findConfigured(handle, { objectClass: 'msExchExchangeServer', places: [0], name });
  if (!server) throw ServerUnknown(name);
  const found: Entry[] = [];
  for await (const entry of handle.search({ base: server.dn, filter: `(objectClass=${objectClass})` })) {
    found.push(entry);
  }
  return found;
}

function describe({ attributes }: Entry) {
  const first = (name: string) => attributes[name]?.[0];
  const [internalUrl, externalUrl] = [first('msExchInternalHostName'), first('msExchExternalHostName')];
  const path = first('msExchMetabasePath');
  return {
    name: first('cn') ?? '',
    ...(internalUrl === undefined ? {} : { internalUrl }),
    ...(externalUrl === undefined ? {} : { externalUrl }),
    ...(path === undefined ? {} : { path }),
    pollInterval: Number(first('msExchPollInterval') ?? pollIntervalDefault),
    ssl: /^https:/i.test(externalUrl ?? internalUrl ?? ''),
  };
}

async function booksAt(handle: Directory, dn: string): Promise<string[]> {
  const base = await readContainer(handle, 'offlineAddressLists');
  const filter = `(&(objectClass=msExchOAB)(msExchOABVirtualDirectoriesLink=${escapeFilter(dn)}))`;
  const names: string[] = [];
  for await (const { attributes } of handle.search({ base, scope: 'one', filter, attributes: ['cn'] })) {
    names.push(attributes['cn']?.[0] ?? '');
  }
  return names.sort();
}
