import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { domainController, organization } from '@tenantry/schema';

import { controllerOf, readValues } from './directory-values.ts';
import { NotInitialized } from './errors.ts';
import { folderGroups } from './folder-groups.ts';
import { pointedTo, pointTo } from './pointers.ts';

export const RemoveFolderGroups_ = composite({
  summary: 'Deletes the groups FolderAdmins@ and FolderUsers@ of an organization.',
  remarks: 'What the organization does not point to is left aside.',
  source: 'hosted-email-2007.yaml (KB 959360)',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that has the groups.'),
  },
  errors: [NotInitialized],

  async run({ input, call, place, lock }) {
    const { organization: found } = await place('organization');
    if (!found) throw NotInitialized();
    const target = { path: found.path, ...controllerOf(input) };

    await lock(`organization:${found.guid}`);
    const { otherWellKnownObjects } = await readValues(call, target, ['otherWellKnownObjects']);
    for (const { pointer } of folderGroups) {
      const name = pointedTo(otherWellKnownObjects, pointer);
      if (name === undefined) continue;
      // The pointer goes first: a value that names a deleted object would be left to the directory to clean.
      await call(activeDirectory.SetProperties, {
        ...target,
        properties: [{ name: 'otherWellKnownObjects', mode: 'remove', value: [pointTo(pointer, name)] }],
      });
      await call(managedDirectory.DeleteGroup, { ...controllerOf(input), group: `LDAP://${name}` });
    }
    return {};
  },
});
