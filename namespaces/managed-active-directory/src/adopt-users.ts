import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, list, organization, text } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { nameIn } from './distinguished-names.ts';
import { NoSuchPointer } from './errors.ts';
import { isOwn, requireOrganization } from './own-objects.ts';
import { findOwnGroup, readPointers } from './pointers.ts';
import { groupOfUsers } from './policies.ts';

const membersMaximum = 100_000;
const paths = (sentence: string) => list('path', text('LDAP path.'), { sentence, maxItems: membersMaximum });

export const AdoptUsers_ = composite({
  summary: 'Puts the users of an organizational unit that became an organization into its group of users.',
  remarks:
    'Those that are in it already stay as they are. Also tells which groups and contacts the unit holds besides those of the organization itself.',
  source: 'hosted-active-directory.yaml (dd251613), isolation.md R2',
  input: {
    organization: organization('The organization.'),
    preferredDomainController: domainController(),
  },
  output: {
    users: paths('All users, lowest container last.'),
    groups: paths('Groups that people made.'),
    contacts: paths('Contacts.'),
  },
  errors: [NoSuchPointer],

  async run({ input, call, place }) {
    const controller = controllerOf(input);
    const { path } = requireOrganization(await place('organization'));
    const group = await findOwnGroup(call, { ...controller, path }, groupOfUsers);
    if (group === undefined) throw NoSuchPointer(path, groupOfUsers);

    const pointers = await readPointers(call, { ...controller, path });
    const find = async (filter: string) => {
      const { objects } = await call(activeDirectory.Search, {
        ...controller,
        path,
        filter,
        propertyList: [{ name: 'memberOf' }],
      });
      return objects.filter((object) => !isOwn(object.path, path, pointers));
    };
    const users = await find('(&(objectClass=user)(!(objectClass=computer)))');
    const isMember = ({ properties }: (typeof users)[number]) =>
      properties.some(({ value }) => value.some((dn) => dn.toLowerCase() === nameIn(group).toLowerCase()));
    for (const user of users) {
      if (!isMember(user)) await call(activeDirectory.GroupAdd, { ...controller, group, path: user.path });
    }
    const pathsOf = (objects: typeof users) => objects.map((object) => object.path);
    return {
      users: pathsOf(users),
      groups: pathsOf(await find('(objectClass=group)')),
      contacts: pathsOf(await find('(objectClass=contact)')),
    };
  },
});
