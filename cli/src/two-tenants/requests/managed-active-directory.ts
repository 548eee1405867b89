import { testPassword } from '../create-tenant.ts';
import { addObject } from '../foreign-made.ts';
import type { Requests } from '../make-request.ts';

/** A request for each procedure of Managed Active Directory that succeeds at the tenant acme. */
export const managedActiveDirectoryRequests: Requests = {
  async AdoptUsers_({ acme, run }) {
    const properties = { userPrincipalName: 'olga@acme.example', sAMAccountName: 'olga_older' };
    await addObject(run, 'user', { container: acme.path, name: 'CN=olga', properties });
    return { organization: acme.path };
  },

  async ChangeUserPassword({ acme }) {
    const user = await acme.user('ann');
    return { user, oldPassword: testPassword, newPassword: 'Other-password-2' };
  },

  CreateContact({ acme }) {
    return { container: acme.path, name: 'Partner', properties: [{ name: 'displayName', value: ['Partner'] }] };
  },

  CreateGroup({ acme }) {
    return { container: acme.path, name: 'Sales' };
  },

  CreateOrganization({ acme }) {
    return { container: acme.path.replace('OU=Acme,', ''), name: 'Fresh' };
  },

  CreateUser({ acme }) {
    return { container: acme.path, userPrincipalName: `ann@${acme.domain}`, displayName: 'Ann' };
  },

  async DeleteContact({ acme, run }) {
    const { path } = await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Partner' });
    return { contact: path };
  },

  async DeleteGroup({ acme, run }) {
    const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
    return { group: group.path };
  },

  async DeleteOrganization({ acme, run }) {
    const { org } = await run('Managed Active Directory::CreateOrganization', {
      container: acme.path.replace('OU=Acme,', ''),
      name: 'Fresh',
    });
    return { org: org.path };
  },

  async DeleteUser({ acme }) {
    const user = await acme.user('ann');
    return { user };
  },

  async DisableUser({ acme }) {
    const user = await acme.user('ann');
    return { user };
  },

  async EnableUser({ acme, run }) {
    const user = await acme.user('ann');
    await run('Managed Active Directory::DisableUser', { user });
    return { user };
  },

  GetForeignOwnerOrg({ acme }) {
    return { path: acme.path };
  },

  GetOtherWellKnownObject({ acme }) {
    return { path: acme.path, wellKnownObject: 'Admins' };
  },

  GetPolicy({ acme }) {
    return { objectType: 'org', objectPath: acme.path };
  },

  async GetThisOrganizationRoot({ acme }) {
    const user = await acme.user('ann');
    return { path: user };
  },

  async GroupAdd({ acme, run }) {
    const user = await acme.user('ann');
    const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
    return { group: group.path, newMember: user };
  },

  async GroupRemove({ acme, run }) {
    const user = await acme.user('ann');
    const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
    await run('Managed Active Directory::GroupAdd', { group: group.path, newMember: user });
    return { group: group.path, member: user };
  },

  async ModifyContact({ acme, run }) {
    const { path } = await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Partner' });
    return { contact: path, properties: [{ name: 'description', value: ['New'] }] };
  },

  async ModifyGroup({ acme, run }) {
    const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
    return { group: group.path, properties: [{ name: 'description', value: ['New'] }] };
  },

  ModifyOrganization({ acme }) {
    return { org: acme.path, properties: [{ name: 'description', value: ['New'] }] };
  },

  async ModifyUser({ acme }) {
    const user = await acme.user('ann');
    return { user: user, properties: [{ name: 'description', value: ['New'] }] };
  },

  async MoveObject({ acme, run }) {
    const user = await acme.user('ann');
    const { path } = await run('Active Directory Provider::Create Object', {
      class: 'organizationalUnit',
      path: acme.path.replace('OU=', 'OU=North,OU='),
    });
    return { object: user, destinationContainer: path };
  },

  async RenameContact({ acme, run }) {
    const { path } = await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Partner' });
    return { contact: path, newName: 'Friend' };
  },

  async RenameGroup({ acme, run }) {
    const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
    return { group: group.path, newName: 'Shop' };
  },

  RenameOrganization({ acme }) {
    return { org: acme.path, newName: 'Summit' };
  },

  async RenameUser({ acme }) {
    const user = await acme.user('ann');
    return { user, newName: 'Anna' };
  },

  async SetPassword({ acme }) {
    const user = await acme.user('ann');
    return { user, newPassword: 'Other-password-2' };
  },

  async SetUserPassword({ acme }) {
    const user = await acme.user('ann');
    return { user, newPassword: 'Other-password-2' };
  },

  GetOrganization({ acme }) {
    return { organization: acme.path };
  },

  GetUser({ acme }) {
    return { user: acme.administrator };
  },

  ListOrganizations({ acme }) {
    return { organization: acme.path };
  },

  ListUsers({ acme }) {
    return { organization: acme.path };
  },
};
