import { composite } from '@tenantry/engine';
import { container, createdPrincipal, domainController, optional, properties, text } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { GroupTypeInvalid } from './errors.ts';
import { groupTypeOf } from './group-types.ts';
import { commonName } from './name-fields.ts';
import { own } from './own-procedures.ts';

export const CreateGroupObject = composite({
  name: 'CreateGroup_',
  summary: 'Creates the object of a group.',
  remarks: 'Neither policy nor wall is applied: CreateGroup does that before.',
  source: 'managed-active-directory.yaml (name only)',
  input: {
    container: container('LDAP path of the container.'),
    name: commonName('Name of the group.'),
    groupType: optional(text('Scope and kind. Default UNIVERSAL SECURITY.', { maxLength: 64 })),
    accountNameFrom: optional(commonName('Name that the account name is made of. Default: name.')),
    properties: optional(properties('Further attributes.')),
    preferredDomainController: domainController(),
  },
  output: { group: createdPrincipal('The new group.') },
  errors: [GroupTypeInvalid],

  async run({ input, call }) {
    const { groupType = 'UNIVERSAL SECURITY', properties: further = [], ...wanted } = input;
    const { object } = await call(own.CreateSamObject_, {
      ...wanted,
      ...controllerOf(input),
      class: 'group',
      properties: [{ name: 'groupType', value: [groupTypeOf(groupType)] }, ...further],
    });
    return { group: object };
  },
});
