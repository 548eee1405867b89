import { composite } from '@tenantry/engine';
import { createdOrganization, domainController, ldapPath, oneOf, optional } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { furnishOrganization } from './furnish-organization.ts';
import { organizationName } from './name-fields.ts';

export const AdoptOrganization_ = composite({
  summary: 'Gives an organizational unit what makes it an organization: containers, groups, memberships and pointers.',
  remarks: 'What is there already stays as it is.',
  source: 'managed-active-directory.yaml',
  input: {
    organization: ldapPath('LDAP path of the organizational unit.'),
    name: organizationName('Name that the groups carry.'),
    policyName: oneOf(['hosting', 'reseller', 'customer'], 'What it becomes.'),
    parent: optional(
      ldapPath('LDAP path of the organization above; needed unless it becomes the hosting organization.'),
    ),
    preferredDomainController: domainController(),
  },
  output: {
    org: createdOrganization('The organization.'),
  },

  async run({ input, call, lock, place }) {
    const { path } = await place('organization');
    const unit = { ...controllerOf(input), path, name: input.name, type: input.policyName, parent: input.parent };
    return { org: await furnishOrganization({ call, lock }, { ...unit, isNew: false }) };
  },
});
