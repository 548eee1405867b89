import { addForeignUnit, addObject } from '../foreign-made.ts';
import type { Requests } from '../make-request.ts';

/** A request for each procedure of Hosted Active Directory Import that succeeds at the tenant acme. */
export const hostedActiveDirectoryImportRequests: Requests = {
  async ImportBusinessOrganization({ reseller, run }) {
    return { organization: await addForeignUnit(run, reseller.path), planName: 'DirectoryBusiness' };
  },

  async ImportConsumerOrganization({ reseller, run }) {
    await run('Hosted Active Directory::CreateOrganizationPlan', {
      planName: 'DirectoryConsumer',
      planDescription: 'Directory service for consumers',
      planTypeName: 'ADConsumerOrg',
    });
    return { organization: await addForeignUnit(run, reseller.path), planName: 'DirectoryConsumer' };
  },

  async ImportContact({ acme, run }) {
    return { contact: await addObject(run, 'contact', { container: acme.path, name: 'CN=Older contact' }) };
  },

  async ImportGroup({ acme, run }) {
    const properties = { sAMAccountName: 'Older' };
    return { group: await addObject(run, 'group', { container: acme.path, name: 'CN=Older group', properties }) };
  },

  async ImportResellerOrganization({ paths, run }) {
    const container = paths.hosting.path;
    return { organization: await addObject(run, 'organizationalUnit', { container, name: 'OU=Older Reseller' }) };
  },
};
