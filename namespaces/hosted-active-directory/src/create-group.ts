import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { plans } from '@tenantry/managed-plans/contract';
import {
  container,
  createdPrincipal,
  defaulted,
  domainController,
  oneOf,
  optional,
  properties,
  text,
} from '@tenantry/schema';

import { customerTypes, events } from './service.ts';

export const CreateGroup = composite({
  summary: 'Creates a group.',
  source: 'hosted-active-directory.yaml (dd252187)',
  access: 'public',
  role: 'UserCreators',
  input: {
    container: container('LDAP path of the organization, or of a container in it.'),
    name: text('Name of the group.', { maxLength: 64 }),
    preferredDomainController: domainController(),
    policyName: defaulted(oneOf(['default', 'hosting', 'reseller', 'customer'], 'Creation policy.'), 'default'),
    description: optional(text('Description.', { maxLength: 1024 })),
    groupType: optional(
      text('Scope and kind, e.g. UNIVERSAL SECURITY (default), GLOBAL SECURITY, UNIVERSAL DISTRIBUTION.', {
        maxLength: 64,
      }),
    ),
    properties: optional(properties('Further attributes.')),
  },
  output: {
    group: createdPrincipal('The new group.'),
  },

  async run({ input, call }) {
    const { group } = await call(managedDirectory.CreateGroup, input);
    await call(plans.CreateCustomer, {
      path: group.path,
      customerTypeName: customerTypes.group,
      eventTypeName: events.groupCreated,
      commonName: input.name,
    });
    return { group };
  },
});
