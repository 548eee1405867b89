import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, group, properties } from '@tenantry/schema';
import { checkProperties } from './allowed-attributes.ts';
import { controllerOf } from './directory-values.ts';
import { AttributeNotAllowed, OwnObject } from './errors.ts';
import { refuseOwn } from './own-objects.ts';

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

  async run({ input, call, place }) {
    const target = await place('group');
    const controller = controllerOf(input);
    await refuseOwn(call, target, controller);
    const properties = checkProperties('group', input.properties);
    await call(activeDirectory.SetProperties, { ...controller, path: target.path, properties });
    return {};
  },
});
