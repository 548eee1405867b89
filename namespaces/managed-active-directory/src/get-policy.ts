import { composite, type OrganizationPlace } from '@tenantry/engine';
import { boolean, container, domainController, ldapPath, list, oneOf, optional, record, text } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { ownNameOf } from './distinguished-names.ts';
import { ObjectNotNamed } from './errors.ts';
import { policyName } from './name-fields.ts';
import { requireOrganization } from './own-objects.ts';
import { findOwnGroup } from './pointers.ts';
import { groupName, groupOfUsers, groupPolicies, type OrganizationType, ownContainers } from './policies.ts';
import { policyOfNewOrganization, requirePolicy } from './policy-of-place.ts';
import type { WellKnownObject } from './well-known-objects.ts';

export const GetPolicy = composite({
  summary: 'Tells what belongs to an object of an organization: containers, groups and memberships.',
  remarks: 'A group that comes with the object itself is named by its name, others by their path.',
  source: 'managed-active-directory.yaml (dd229933)',
  access: 'public',
  role: 'Users',
  input: {
    policyName: policyName(),
    containerPath: optional(
      container('LDAP path of the container of the object. Needed, with objectName, unless objectPath is given.'),
    ),
    objectName: optional(text('Name of the object.', { maxLength: 64 })),
    objectType: oneOf(['org', 'user', 'group'], 'What the object is.'),
    objectPath: optional(ldapPath('LDAP path of an object that exists, in place of containerPath and objectName.')),
    preferredDomainController: domainController(),
  },
  output: {
    policyName: text('Policy that applies.'),
    containers: list('container', text('Name of a container.'), { sentence: 'Containers below the object.' }),
    groups: list(
      'group',
      record('One group.', {
        name: text('Name.'),
        samPrefix: text('Begin of the sAMAccountName.'),
        isPrivate: boolean('Whether it lies in the private container.'),
      }),
      { sentence: 'Groups below the object.' },
    ),
    memberships: list(
      'membership',
      record('One membership.', {
        member: text('Name of the object or of its group.'),
        group: text('LDAP path or name of the group.'),
      }),
      { sentence: 'Groups that take the object or its groups in.' },
    ),
  },
  errors: [ObjectNotNamed],

  async run({ input, call, place }) {
    const { objectName, objectPath, objectType } = input;
    const exists = objectPath !== undefined;
    if (!exists && (input.containerPath === undefined || objectName === undefined)) throw ObjectNotNamed();
    const where = await place(exists ? 'objectPath' : 'containerPath');
    const name = exists ? ownNameOf(where.path) : (objectName ?? '');
    const groupAt = async (organization: OrganizationPlace, group: WellKnownObject) =>
      (await findOwnGroup(call, { ...controllerOf(input), path: organization.path }, group)) ?? group;

    if (objectType !== 'org') {
      const organization = requireOrganization(where);
      const nothing = { policyName: requirePolicy(organization, input.policyName), containers: [], groups: [] };
      if (objectType === 'group') return { ...nothing, memberships: [] };
      return { ...nothing, memberships: [{ member: name, group: await groupAt(organization, groupOfUsers) }] };
    }

    const type: OrganizationType = exists
      ? requirePolicy(requireOrganization(where), input.policyName)
      : policyOfNewOrganization(where, input.policyName);
    const above = exists ? where.organization?.parent : where.organization;
    const memberships: { member: string; group: string }[] = [];
    for (const policy of groupPolicies[type]) {
      if (policy.memberOf === undefined) continue;
      const { organization, group } = policy.memberOf;
      const taker = organization === 'above' && above ? await groupAt(above, group) : group;
      memberships.push({ member: groupName(policy, name), group: taker });
    }
    const groups = groupPolicies[type].map((policy) => ({
      name: groupName(policy, name),
      samPrefix: policy.account,
      isPrivate: policy.isPrivate === true,
    }));
    return { policyName: type, containers: [...ownContainers], groups, memberships };
  },
});
