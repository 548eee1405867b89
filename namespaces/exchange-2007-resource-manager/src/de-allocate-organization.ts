import { composite } from '@tenantry/engine';
import { domainController, guid, optional, organization } from '@tenantry/schema';

import { GrantInUse, ObjectInDirectory, OrganizationNotNamed } from './errors.ts';
import { canonicalGuid } from './guids.ts';
import { grantLock } from './keys.ts';
import { readPaths } from './object-paths.ts';
import { storage } from './own.ts';

export const DeAllocateOrganization = composite({
  summary: 'Takes back all stores granted to an organization.',
  remarks:
    'Its mailboxes and public folders must be deallocated first. An organization without space is no error. With orgGUID the caller needs the role at the hosting organization.',
  source: 'exchange-2007-resource-manager.yaml (dd279021), known-faults.md B14',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: optional(organization('Organization; needed unless orgGUID is given.')),
    orgGUID: optional(guid('Organization that the directory no longer has; never with organization.')),
    preferredDomainController: domainController(),
  },
  errors: [GrantInUse, ObjectInDirectory, OrganizationNotNamed],

  async run({ input, call, lock, place }) {
    const { organization: path, orgGUID, ...controller } = input;
    if ((orgGUID === undefined) === (path === undefined)) throw OrganizationNotNamed();
    if (path !== undefined) {
      await lock(grantLock(path));
      const { guid: own } = await place('organization');
      await call(storage.ReleaseOrganization_, { orgGUID: own });
      return {};
    }

    const gone = canonicalGuid(orgGUID ?? '');
    const paths = await readPaths(call, [gone], controller);
    if (paths.has(gone)) throw ObjectInDirectory(gone);
    await lock(grantLock(gone));
    await call(storage.ReleaseOrganization_, { orgGUID: gone });
    return {};
  },
});
