import { activeDirectory } from '@tenantry/active-directory/contract';
import { type Call, composite } from '@tenantry/engine';
import { domainController, organization, text } from '@tenantry/schema';
import { controllerOf, type DirectoryObject } from './directory-values.ts';
import { isWithin, nameIn, ownNameOf, relativeName } from './distinguished-names.ts';
import { organizationName } from './name-fields.ts';
import { findOwnGroup, readPointers, targetOf } from './pointers.ts';
import { type GroupPolicy, groupPolicies } from './policies.ts';
import { pointerValue } from './well-known-objects.ts';

export const RenameOrganization = composite({
  summary: 'Renames an organization and its own groups.',
  remarks: 'Account names of the groups stay.',
  source: 'managed-active-directory.yaml (dd278758), known-faults.md C13',
  access: 'public',
  role: 'OrgCreators',
  input: {
    org: organization('LDAP path of the organization.'),
    newName: organizationName('New name.'),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('New LDAP path.'),
  },

  async run({ input, call, place }) {
    const { path: before, organization: target } = await place('org');
    const type = target?.type ?? 'customer';
    const controller = controllerOf(input);
    const { path } = await call(activeDirectory.RenameObject, {
      ...controller,
      path: before,
      name: relativeName('OU', input.newName),
    });

    const organization = { ...controller, path };
    await pointToFoundGroups(call, organization, groupPolicies[type]);
    const ending = `@${ownNameOf(before)}`;
    const pointers = await readPointers(call, organization);
    for (const target of pointers.values()) {
      const name = ownNameOf(target);
      if (!isWithin(target, path) || !name.toLowerCase().endsWith(ending.toLowerCase())) continue;
      const newName = `${name.slice(0, -ending.length)}@${input.newName}`;
      await call(activeDirectory.RenameObject, { ...controller, path: target, name: relativeName('CN', newName) });
    }
    return { path };
  },
});

/** Groups that an organization of the historical system has without pointers are found by their names; soon these change. */
async function pointToFoundGroups(
  call: Call,
  organization: DirectoryObject,
  policies: readonly GroupPolicy[],
): Promise<void> {
  const pointers = await readPointers(call, organization);
  const found: string[] = [];
  for (const { pointer } of policies) {
    if (targetOf(pointers, pointer) !== undefined) continue;
    const group = await findOwnGroup(call, organization, pointer);
    if (group !== undefined) found.push(pointerValue(pointer, nameIn(group)));
  }
  if (found.length === 0) return;
  const properties = [{ name: 'otherWellKnownObjects', mode: 'append' as const, value: found }];
  await call(activeDirectory.SetProperties, { ...organization, properties });
}
