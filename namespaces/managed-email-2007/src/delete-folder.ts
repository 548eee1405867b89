import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  boolean,
  defaulted,
  domainController,
  folderName,
  folderPlace,
  folderServer,
  guid,
  optional,
  organization,
} from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { NoOrganizationNamed, ObjectInDirectory } from './errors.ts';

export const DeleteFolder = composite({
  summary: 'Deletes a public folder.',
  remarks:
    'With GUID one whose organization is gone from the directory; the caller then needs the role at the hosting organization.',
  source: 'managed-email-2007.yaml (dd251923), known-faults.md B14',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: optional(
      organization('LDAP path of the organization that owns the folder; needed unless GUID is given.'),
    ),
    GUID: optional(guid('Organization that is gone from the directory; needed unless organization is given.')),
    preferredDomainController: domainController(),
    name: folderName,
    path: folderPlace,
    server: folderServer,
    recurse: defaulted(
      boolean('True: the folders below go, too. Without it a folder that has some is not deleted.'),
      false,
    ),
  },
  errors: [NoOrganizationNamed, ObjectInDirectory],

  async run({ input, call }) {
    const { organization, GUID, ...folder } = input;
    if ((organization === undefined) === (GUID === undefined)) throw NoOrganizationNamed();
    if (GUID !== undefined) {
      const { objects } = await call(activeDirectory.PathsFromGuids, { ...controllerOf(input), guids: [GUID] });
      if (objects.length > 0) throw ObjectInDirectory(GUID);
    }
    await call(exchange.DeleteFolder, {
      ...folder,
      ...(organization === undefined ? { orphan: true } : { organization }),
    });
    return {};
  },
});
