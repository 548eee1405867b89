import {
  accessEntriesOf,
  type Directory,
  directory,
  type Entry,
  escapeFilter,
  parseDescriptor,
  toSid,
} from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, folderPath, folderPermission, list, organization, record } from '@tenantry/schema';

import { DescriptorUnreadable, FolderUnknown, NoFolderContainer } from './errors.ts';
import { rightsIn } from './folder-rights.ts';
import { belongsTo } from './owning-organization.ts';
import { readFolder } from './public-folder.ts';

export const GetFolderPermission_ = read({
  summary: 'Lists who may do what in a public folder.',
  remarks:
    'An addition of Tenantry. A trustee of another organization, or one that is gone, is told by its security identifier.',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the folder.'),
    path: folderPath,
  },
  output: {
    permissions: list('permission', record('The rights of one user or group.', folderPermission)),
  },
  errors: [DescriptorUnreadable, FolderUnknown, NoFolderContainer],

  async run({ input, use }) {
    const entry = await readFolder(use(directory), input);
    const descriptor = parseDescriptor(entry.attributes['msExchMailboxSecurityDescriptor']?.[0] ?? 'D:');
    if (!descriptor) throw DescriptorUnreadable(entry.path);

    const permissions = [];
    for (const { trustee, rights } of accessEntriesOf(descriptor)) {
      const sid = toSid(trustee);
      const found = await findTrustee(use(directory), sid);
      const own = found && belongsTo(found, input.organization) ? found : undefined;
      const displayName = own?.attributes['displayName']?.[0] ?? own?.attributes['cn']?.[0];
      permissions.push({
        user: own?.path ?? sid,
        ...(displayName === undefined ? {} : { displayName }),
        allowedRights: rightsIn(rights),
      });
    }
    return { permissions };
  },
});

async function findTrustee(handle: Directory, sid: string): Promise<Entry | undefined> {
  const { domain } = await handle.contexts();
  const filter = `(objectSid=${escapeFilter(sid)})`;
  const attributes = ['cn', 'displayName', 'otherWellKnownObjects'];
  for await (const entry of handle.search({ base: domain, filter, attributes, limit: 1 })) return entry;
  return undefined;
}
