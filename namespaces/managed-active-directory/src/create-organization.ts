import { composite } from '@tenantry/engine';
import { container, createdOrganization, domainController, optional, properties, text } from '@tenantry/schema';
import { initialProperties } from './allowed-attributes.ts';
import { controllerOf } from './directory-values.ts';
import { AttributeNotAllowed, WrongPlace } from './errors.ts';
import { organizationName, policyName } from './name-fields.ts';
import { objects } from './object-procedures.ts';
import { policyOfNewOrganization } from './policy-of-place.ts';

export const CreateOrganization = composite({
  summary: 'Creates an organization with its containers, groups and pointers.',
  remarks: 'The groups carry the name of the organization; their account names its first 9 characters, made unique.',
  source: 'managed-active-directory.yaml (dd278953, dd251847)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    name: organizationName('Name of the new organization.'),
    container: container(
      'LDAP path of the organization above: the hosting organization for a reseller, a reseller for a customer.',
    ),
    policyName: policyName(),
    description: optional(text('Description.', { maxLength: 1024 })),
    properties: optional(properties('Further attributes.')),
    preferredDomainController: domainController(),
  },
  output: {
    org: createdOrganization('The new organization.'),
  },
  errors: [AttributeNotAllowed, WrongPlace],

  async run({ input, call, place }) {
    const { name, description, properties } = input;
    const parent = await place('container');
    const type = policyOfNewOrganization(parent, input.policyName);
    const controller = controllerOf(input);
    return call(objects.CreateOrganizationUnit, {
      ...controller,
      name,
      parent: parent.path,
      type,
      properties: initialProperties('organization', { description }, properties),
    });
  },
});
