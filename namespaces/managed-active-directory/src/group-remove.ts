import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, group, ldapPath } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { OwnObject } from './errors.ts';
import { refusePrivate } from './own-objects.ts';

export const GroupRemove = composite({
  summary: 'Takes an object out of a group of its organization.',
  source: 'managed-active-directory.yaml (dd278540)',
  access: 'public',
  role: 'UserCreators',
  input: {
    group: group('LDAP path of the group.'),
    member: ldapPath('LDAP path of the member.', { within: 'organization' }),
    preferredDomainController: domainController(),
  },
  errors: [OwnObject],

  async run({ input, call, place }) {
    const target = await place('group');
    const controller = controllerOf(input);
    await refusePrivate(call, target, controller);
    const { path } = await place('member');
    await call(activeDirectory.GroupRemove, { ...controller, group: target.path, path });
    return {};
  },
});
