import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { domainController, organization } from '@tenantry/schema';

import { controllerOf, nameIn, readValues } from './directory-values.ts';
import { NotInitialized } from './errors.ts';
import { folderGroups } from './folder-groups.ts';
import { organizationName } from './list-names.ts';
import { pointedTo, pointTo } from './pointers.ts';

export const EnsureFolderGroups_ = composite({
  summary: 'Makes the groups FolderAdmins@ and FolderUsers@ of an organization unless it points to them already.',
  source: 'hosted-email-2007.yaml (KB 959360), known-faults.md C9',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that may have public folders.'),
  },
  errors: [NotInitialized],

  async run({ input, call, place, lock }) {
    const { organization: found } = await place('organization');
    if (!found) throw NotInitialized();
    const target = { path: found.path, ...controllerOf(input) };

    await lock(`organization:${found.guid}`);
    const { otherWellKnownObjects } = await readValues(call, target, ['otherWellKnownObjects']);
    for (const { pointer, prefix } of folderGroups) {
      if (pointedTo(otherWellKnownObjects, pointer) !== undefined) continue;
      const { group } = await call(managedDirectory.CreateGroup, {
        ...controllerOf(input),
        container: found.path,
        name: `${prefix}@${organizationName(found.path)}`.slice(0, 64),
        groupType: 'UNIVERSAL SECURITY',
      });
      await call(activeDirectory.SetProperties, {
        ...target,
        properties: [{ name: 'otherWellKnownObjects', mode: 'append', value: [pointTo(pointer, nameIn(group.path))] }],
      });
    }
    return {};
  },
});
