import { activeDirectory } from '@tenantry/active-directory/contract';
import { type Call, composite } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';
import { controllerOf, type DirectoryObject, readValues } from './directory-values.ts';
import { UserHasMailbox } from './errors.ts';
import { switchAccount } from './user-account-control.ts';

export const DeleteUser = composite({
  summary: 'Deletes a user.',
  remarks: 'Refused while the user has a mailbox.',
  source: 'managed-active-directory.yaml (dd251650)',
  access: 'public',
  role: 'UserCreators',
  input: {
    user: user('LDAP path of the user.'),
    preferredDomainController: domainController(),
  },
  errors: [UserHasMailbox],

  async run({ input, call, place }) {
    const object = { ...controllerOf(input), path: (await place('user')).path };
    await refuseMailbox(call, object);
    // Disabling holds the user until the end, so that no mailbox can come between looking again and deleting.
    await switchAccount(call, object, 'disabled');
    await refuseMailbox(call, object);
    await call(activeDirectory.DeleteObject, object);
    return {};
  },
});

async function refuseMailbox(call: Call, user: DirectoryObject): Promise<void> {
  const { msExchMailboxGuid, homeMDB } = await readValues(call, user, ['msExchMailboxGuid', 'homeMDB']);
  if (msExchMailboxGuid.length > 0 || homeMDB.length > 0) throw UserHasMailbox(user.path);
}
