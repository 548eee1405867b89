import { composite } from '@tenantry/engine';
import { container, domainController, optional, properties, text } from '@tenantry/schema';

import { createdPrincipal } from './created-objects.ts';
import { AttributeNotAllowed, GroupTypeInvalid, OutsideHosting, PrivateContainer, WrongPlace } from './errors.ts';
import { commonName, policyName } from './name-fields.ts';
import { pending } from './pending.ts';

export const CreateGroup = composite({
  summary: 'Creates a group.',
  source: 'managed-active-directory.yaml (dd278929)',
  access: 'public',
  role: 'UserCreators',
  input: {
    container: container('LDAP path of the organization, or of a container in it.'),
    name: commonName('Name of the group.'),
    groupType: optional(
      text('Scope and kind, e.g. UNIVERSAL SECURITY (default), GLOBAL SECURITY, UNIVERSAL DISTRIBUTION.', {
        maxLength: 64,
      }),
    ),
    policyName: policyName(),
    description: optional(text('Description.', { maxLength: 1024 })),
    properties: optional(properties('Further attributes.')),
    preferredDomainController: domainController(),
  },
  output: {
    group: createdPrincipal('The new group.'),
  },
  errors: [AttributeNotAllowed, GroupTypeInvalid, OutsideHosting, PrivateContainer, WrongPlace],
  run: pending,
});
