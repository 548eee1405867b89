import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, domainController, group, ldapPath, optional } from '@tenantry/schema';

import { type Membership, memberLock, readMembership } from './membership.ts';

export const GroupAdd = write({
  name: 'Group Add',
  summary: 'Puts an object into a group.',
  remarks: 'An object that is a member already stays one; that is no error.',
  source: 'dd251636',
  role: 'DomainAdmin',
  input: {
    group: group('LDAP path of the group.'),
    path: ldapPath('LDAP path of the object to add.'),
    flagSkipAction: optional(
      boolean('True: does nothing. Create Object returns it for an object that existed already.'),
    ),
    preferredDomainController: domainController(),
  },
  changes: directory,
  // Not the group itself: all users of an organization are put into the same one, and adding one value
  // to it does not disturb another. Who adds and who removes the same member must not mix.
  locks: ({ group, path }) => [memberLock(group, path)],

  async prepare({ input, use }): Promise<Membership | null> {
    if (input.flagSkipAction === true) return null;
    const membership = await readMembership(use(directory), input.group, input.path);
    return membership.isMember ? null : membership;
  },

  async apply({ use }, added) {
    if (added) await use(directory).addValues(added.group, 'member', [added.member]);
    return {};
  },

  async undo({ use }, added) {
    if (added && (await use(directory).find(added.group, ['cn']))) {
      await use(directory).removeValues(added.group, 'member', [added.member]);
    }
  },
});
