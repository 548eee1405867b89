import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, group } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { OwnObject } from './errors.ts';
import { refuseOwn } from './own-objects.ts';

export const DeleteGroup = composite({
  summary: 'Deletes a group.',
  source: 'managed-active-directory.yaml (dd251750)',
  access: 'public',
  role: 'UserCreators',
  input: {
    group: group('LDAP path of the group.'),
    preferredDomainController: domainController(),
  },
  errors: [OwnObject],

  async run({ input, call, place }) {
    const target = await place('group');
    const controller = controllerOf(input);
    await refuseOwn(call, target, controller);
    await call(activeDirectory.DeleteObject, { ...controller, path: target.path });
    return {};
  },
});
