import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { attribute, domainController, list, optional, organization, record, repeated, text } from '@tenantry/schema';

import { allowedAttributes } from './allowed-attributes.ts';
import { controllerOf, readValues } from './directory-values.ts';
import { organizationAttributes, organizationSummary, summaryOfOrganization } from './organization-summary.ts';

const others = allowedAttributes.organization.filter((name) => name !== 'displayName' && name !== 'description');

export const GetOrganization = composite({
  summary: 'Returns what ModifyOrganization can change of an organization, its type and its domains.',
  remarks: 'An addition of Tenantry.',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    organization: organization('LDAP path of the organization.'),
    preferredDomainController: domainController(),
  },
  output: {
    ...organizationSummary,
    parent: optional(text('LDAP path of the organization above.')),
    properties: list(
      'property',
      record('One attribute.', { name: attribute(text('Name.')), value: repeated(text('One value.')) }),
      { sentence: 'Further attributes that have values.' },
    ),
  },

  async run({ input, call, place }) {
    const target = await place('organization');
    const object = { ...controllerOf(input), path: target.path };
    const values = await readValues(call, object, organizationAttributes);
    const propertyList = others.map((name) => ({ name }));
    const { properties } = await call(activeDirectory.GetProperties, { ...object, propertyList });
    const parent = target.organization?.parent;
    return {
      ...summaryOfOrganization(target, values),
      ...(parent ? { parent: parent.path } : {}),
      properties: properties.filter(({ value }) => value.length > 0),
    };
  },
});
