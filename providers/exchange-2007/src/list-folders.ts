import { directory, escapeFilter } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, integer, list, optional, organization, record, text } from '@tenantry/schema';

import { pointers, pointerTo } from './pointers.ts';
import { pathOfFolder } from './public-folder.ts';

export const ListFolders_ = read({
  summary: 'Lists the public folders that an organization owns.',
  source: 'known-faults.md B15',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the folders.'),
  },
  output: {
    folders: list(
      'folder',
      record('One folder.', {
        path: text('Path of the folder, e.g. \\AlpineSkiHouse\\Legal.'),
        storageKilobytes: optional(integer('Storage quota; none when it is unlimited.')),
        postKilobytes: optional(integer('Size at which posting stops; none when it is unlimited.')),
      }),
      { sentence: 'The folders, by path.', maxItems: 1_000_000 },
    ),
  },

  async run({ input, use }) {
    const { domain: base } = await use(directory).contexts();
    const owned = escapeFilter(pointerTo(pointers.owningOrganization, input.organization.replace(/^LDAP:\/\//i, '')));
    const filter = `(&(objectClass=publicFolder)(otherWellKnownObjects=${owned}))`;
    const folders = [];
    for await (const entry of use(directory).search({ base, filter })) {
      const { mDBStorageQuota: storage, mDBOverQuotaLimit: post } = entry.attributes;
      folders.push({
        path: pathOfFolder(entry),
        ...(storage?.[0] === undefined ? {} : { storageKilobytes: Number(storage[0]) }),
        ...(post?.[0] === undefined ? {} : { postKilobytes: Number(post[0]) }),
      });
    }
    return { folders: folders.sort((one, other) => (one.path < other.path ? -1 : 1)) };
  },
});
