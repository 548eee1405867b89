import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, organization, properties } from '@tenantry/schema';
import { checkProperties } from './allowed-attributes.ts';
import { controllerOf } from './directory-values.ts';
import { AttributeNotAllowed } from './errors.ts';

export const ModifyOrganization = composite({
  summary: 'Changes attributes of an organization.',
  source: 'managed-active-directory.yaml (dd278798)',
  access: 'public',
  role: 'UserCreators',
  input: {
    org: organization('LDAP path of the organization.'),
    properties: properties('Attributes to change.'),
    preferredDomainController: domainController(),
  },
  errors: [AttributeNotAllowed],

  async run({ input, call, place }) {
    const { path } = await place('org');
    const properties = checkProperties('organization', input.properties);
    await call(activeDirectory.SetProperties, { ...controllerOf(input), path, properties });
    return {};
  },
});
