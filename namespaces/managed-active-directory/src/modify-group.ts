import { composite } from '@tenantry/engine';
import { domainController, group, properties } from '@tenantry/schema';

import { AttributeNotAllowed, OwnObject } from './errors.ts';
import { pending } from './pending.ts';

export const ModifyGroup = composite({
  summary: 'Changes attributes of a group.',
  source: 'managed-active-directory.yaml (dd251750)',
  access: 'public',
  role: 'UserCreators',
  input: {
    group: group('LDAP path of the group.'),
    properties: properties('Attributes to change.'),
    preferredDomainController: domainController(),
  },
  errors: [AttributeNotAllowed, OwnObject],
  run: pending,
});
