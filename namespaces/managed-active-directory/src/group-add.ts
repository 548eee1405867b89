import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, group, ldapPath } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { OwnObject } from './errors.ts';
import { refusePrivate } from './own-objects.ts';

export const GroupAdd = composite({
  summary: 'Puts an object into a group of its organization.',
  source: 'managed-active-directory.yaml (dd278710)',
  access: 'public',
  role: 'UserCreators',
  input: {
    group: group('LDAP path of the group.'),
    newMember: ldapPath('LDAP path of the object to add.', { within: 'organization' }),
    preferredDomainController: domainController(),
  },
  errors: [OwnObject],

  async run({ input, call, place }) {
    const target = await place('group');
    const controller = controllerOf(input);
    await refusePrivate(call, target, controller);
    const { path } = await place('newMember');
    await call(activeDirectory.GroupAdd, { ...controller, group: target.path, path });
    return {};
  },
});
