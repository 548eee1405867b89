import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { createdOrganization, domainController, oneOf, optional, organization, properties } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { pathIn, relativeName } from './distinguished-names.ts';
import { expectFurniture, furnishOrganization } from './furnish-organization.ts';
import { organizationName } from './name-fields.ts';

export const CreateOrganizationUnit = composite({
  name: 'CreateOrganization_',
  summary: 'Creates the unit of an organization with its containers, groups and pointers.',
  remarks: 'Whether the place fits the type is not asked: CreateOrganization does that before.',
  source: 'managed-active-directory.yaml (name only)',
  input: {
    name: organizationName('Name of the new organization.'),
    parent: organization('LDAP path of the organization above.'),
    type: oneOf(['reseller', 'customer'], 'What the organization becomes.'),
    properties: optional(properties('Attributes of the unit.')),
    preferredDomainController: domainController(),
  },
  output: { org: createdOrganization('The new organization.') },

  async run({ input, call, expect, lock }) {
    const { name, parent, type } = input;
    const controller = controllerOf(input);
    const place = { class: 'organizationalUnit', container: parent, name: relativeName('OU', name) };
    expectFurniture(expect, { path: pathIn(parent, place.name), name, type });
    const { path } = await call(activeDirectory.CreateObject, {
      ...controller,
      ...place,
      properties: input.properties ?? [],
    });
    const unit = { ...controller, path, name, type, parent, isNew: true };
    return { org: await furnishOrganization({ call, lock }, unit) };
  },
});
