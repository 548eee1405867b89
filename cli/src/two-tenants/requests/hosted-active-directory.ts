import { testPassword } from '../create-tenant.ts';
import type { Requests } from '../make-request.ts';

/** A request for each procedure of Hosted Active Directory that succeeds at the tenant acme. */
export const hostedActiveDirectoryRequests: Requests = {
  ADSearch({ acme }) {
    return { path: acme.path, filter: '(objectClass=user)' };
  },

  async ChangeOrganizationPlanAssignment({ acme, run }) {
    await run('Hosted Active Directory::CreateOrganizationPlan', {
      planName: 'Other',
      planDescription: 'Other',
      planTypeName: 'ADBusinessOrg',
    });
    return { path: acme.path, planName: 'Other' };
  },

  async ChangeUserPassword({ acme }) {
    const path = await acme.user('ann');
    return { path, oldPassword: testPassword, newPassword: 'Other-password-2' };
  },

  CreateContact({ acme }) {
    return { container: acme.path, name: 'Partner' };
  },

  CreateGroup({ acme }) {
    return { container: acme.path, name: 'Sales' };
  },

  CreateIIWResellerOrganization({ acme }) {
    return { container: acme.path.replace('OU=Acme,OU=Reseller,', ''), name: 'Workers' };
  },

  CreateIIWTenant({ acme }) {
    return {
      container: acme.path.replace('OU=Acme,', ''),
      name: 'Worker',
      userPrincipalName: 'worker@fabrikam.com',
      newPassword: 'Test-password-1',
    };
  },

  CreateOrganization({ acme }) {
    return { container: acme.path.replace('OU=Acme,', ''), name: 'Fresh' };
  },

  CreateOrganizationPlan() {
    return { planName: 'Other', planDescription: 'Other', planTypeName: 'ADBusinessOrg' };
  },

  CreateResellerOrganization({ acme }) {
    return { container: acme.path.replace('OU=Acme,OU=Reseller,', ''), name: 'Second' };
  },

  CreateUser({ acme }) {
    return {
      container: acme.path,
      userPrincipalName: `ann@${acme.domain}`,
      isAdmin: true,
      newPassword: 'Test-password-1',
    };
  },

  async DeleteOrganization({ acme, run }) {
    const { org } = await run('Hosted Active Directory::CreateOrganization', {
      container: acme.path.replace('OU=Acme,', ''),
      name: 'Fresh',
    });
    await run('Hosted Active Directory::Subscribe', { path: org.path, planName: 'DirectoryBusiness' });
    return { path: org.path };
  },

  async DeleteUser({ acme }) {
    const path = await acme.user('ann');
    return { path };
  },

  Initialize() {
    return {};
  },

  async MakeUserAdmin({ acme }) {
    const path = await acme.user('ann');
    return { path, isAdmin: true };
  },

  ModifyOrganizationPlan() {
    return { planName: 'DirectoryBusiness', newPlanName: 'Other', planDescription: 'New' };
  },

  async SetUserPassword({ acme }) {
    const path = await acme.user('ann');
    return { path, newPassword: 'Other-password-2' };
  },

  async Subscribe({ acme, run }) {
    const { org } = await run('Hosted Active Directory::CreateOrganization', {
      container: acme.path.replace('OU=Acme,', ''),
      name: 'Fresh',
    });
    return { path: org.path, planName: 'DirectoryBusiness' };
  },

  async Unsubscribe({ acme, run }) {
    const { org } = await run('Hosted Active Directory::CreateOrganization', {
      container: acme.path.replace('OU=Acme,', ''),
      name: 'Fresh',
    });
    await run('Hosted Active Directory::Subscribe', { path: org.path, planName: 'DirectoryBusiness' });
    return { path: org.path };
  },
};
