import { type Attributes, type Directory, directory, type Entry, removeCreated } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, folderLimits, folderName, folderPlace, folderServer, text } from '@tenantry/schema';

import {
  FolderExists,
  FolderUnknown,
  NoExchangeOrganization,
  NoFolderContainer,
  NoPublicStore,
  ServerUnknown,
} from './errors.ts';
import { folderOrganization } from './folder-fields.ts';
import { toFolderLimits } from './folder-limits.ts';
import { exchangeVersion } from './mailbox-entry.ts';
import { ownedBy, ownerOf, readOwningOrganization } from './owning-organization.ts';
import { findFolder, folderAbove, folderAt, folderDn, folderLock, readFolder } from './public-folder.ts';
import { findPublicStore } from './public-store.ts';

export const CreateFolder = write({
  summary: 'Creates a public folder.',
  remarks:
    'A folder of the root level belongs to the organization that is named and lets nobody in; one below another folder has its owner and its permissions. Without a server it is put where the folder above is, else on the first public folder store.',
  source: 'dd252047, dd252048, KB979704, KB969820',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    name: folderName,
    path: folderPlace,
    server: folderServer,
    ...folderLimits,
    organization: folderOrganization,
  },
  output: { folder: text('LDAP path of the object that stands for the folder.') },
  errors: [FolderExists, FolderUnknown, NoExchangeOrganization, NoFolderContainer, NoPublicStore, ServerUnknown],
  changes: directory,
  // The folder above, too: nobody may delete it meanwhile.
  locks: (input) => [folderAt(input), ...listOf(folderAbove(folderAt(input)))].map(folderLock),

  async prepare({ input, use }) {
    const path = folderAt(input);
    const above = await readAbove(use(directory), path, input.organization);
    if (await findFolder(use(directory), path)) throw FolderExists(path);
    const attributes: Attributes = {
      objectClass: ['publicFolder'],
      displayName: [input.name],
      folderPathname: [path],
      homeMDB: [await storeFor(use(directory), above, input.server)],
      msExchVersion: [exchangeVersion],
      ...given(toFolderLimits({}, input)),
      ...(await ownerAttributes(use(directory), above, input.organization)),
    };
    return { dn: await folderDn(use(directory), path), attributes };
  },

  async apply({ use }, { dn, attributes }) {
    await use(directory).add(dn, attributes);
    return { folder: `LDAP://${dn}` };
  },

  async undo({ use }, { dn, attributes }) {
    await removeCreated(use(directory), dn, attributes);
  },
});

async function readAbove(handle: Directory, path: string, organization?: string): Promise<Entry | undefined> {
  const above = folderAbove(path);
  return above === undefined ? undefined : readFolder(handle, { path: above, organization });
}

async function storeFor(handle: Directory, above: Entry | undefined, server?: string): Promise<string> {
  const home = above?.attributes['homeMDB']?.[0];
  return server === undefined && home !== undefined ? home : findPublicStore(handle, server);
}

/** Whose folder it is, and who may do what in it. */
async function ownerAttributes(
  handle: Directory,
  above: Entry | undefined,
  organization: string | undefined,
): Promise<Attributes> {
  const path = above ? ownerOf(above.attributes) : organization;
  const permissions = above?.attributes['msExchMailboxSecurityDescriptor'];
  return {
    ...(path === undefined
      ? {}
      : { otherWellKnownObjects: ownedBy(await readOwningOrganization(handle, path), undefined) }),
    ...(permissions === undefined ? {} : { msExchMailboxSecurityDescriptor: permissions }),
  };
}

/** A new entry has no attributes without values. */
function given(changes: Readonly<Record<string, readonly string[] | undefined>>): Attributes {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([name, values]) => (values?.length ? [[name, values]] : [])),
  );
}

function listOf<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
