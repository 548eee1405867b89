import { composite } from '@tenantry/engine';
import { container, domainController, ldapPath, list, oneOf, optional, record, text } from '@tenantry/schema';

import { policyName } from './name-fields.ts';
import { pending } from './pending.ts';

export const GetPolicy = composite({
  summary: 'Tells what belongs to a new object: containers, groups and memberships.',
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
        isPrivate: text('1 when it lies in the private container.'),
      }),
      { sentence: 'Groups below the object.' },
    ),
    memberships: list(
      'membership',
      record('One membership.', { member: text('Name of the member.'), group: text('LDAP path of the group.') }),
      { sentence: 'Groups of other places that take a member.' },
    ),
  },
  run: pending,
});
