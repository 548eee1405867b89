import { activeDirectory } from '@tenantry/active-directory/contract';
import { type Call, composite } from '@tenantry/engine';
import { domainController, organization } from '@tenantry/schema';
import { type Controller, controllerOf, escapeFilter, type FoundObject, searchDomain } from './directory-values.ts';
import { isWithin, nameIn } from './distinguished-names.ts';
import { OrganizationNotEmpty } from './errors.ts';
import { isOwn } from './own-objects.ts';
import { readPointers } from './pointers.ts';
import { pointerValue } from './well-known-objects.ts';

export const DeleteOrganization = composite({
  summary: 'Deletes an organization with its own containers and groups.',
  remarks: 'Refused while it has users, groups, contacts, child organizations or anything else of its own.',
  source: 'managed-active-directory.yaml (dd251968)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    org: organization('LDAP path of the organization.'),
    preferredDomainController: domainController(),
  },
  errors: [OrganizationNotEmpty],

  async run({ input, call, place }) {
    const { path } = await place('org');
    const controller = controllerOf(input);
    const pointers = await readPointers(call, { ...controller, path });
    const { objects } = await call(activeDirectory.Search, {
      ...controller,
      path,
      filter: '(objectClass=*)',
      propertyList: [{ name: 'cn' }],
      preferences: [{ searchPref: 'ADS_SEARCHPREF_SIZE_LIMIT', value: String(ownObjectsMaximum) }],
    });
    const other =
      objects.find((object) => !isOwn(object.path, path, pointers)) ?? (await findElsewhere(call, path, controller));
    if (other) throw OrganizationNotEmpty(path, other.path);
    // What somebody adds from now on makes the deletion fail: the directory deletes no object that has children.
    await call(activeDirectory.DeleteObject, { ...controller, path });
    return {};
  },
});

/** An object that belongs to the organization although it lies outside, as public folders do. */
async function findElsewhere(call: Call, path: string, controller: Controller): Promise<FoundObject | undefined> {
  const owned = escapeFilter(pointerValue('OwningOrganization', nameIn(path)));
  const found = await searchDomain(call, `(otherWellKnownObjects=${owned})`, {
    ...controller,
    limit: ownObjectsMaximum,
  });
  return found.find((object) => !isWithin(object.path, path));
}

/** More than an organization has of its own, so that something else is among so many, if there is anything. */
const ownObjectsMaximum = 1000;
