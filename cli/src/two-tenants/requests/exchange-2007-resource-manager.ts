import type { Run } from '../call.ts';
import type { Requests } from '../make-request.ts';
import type { HostingPaths } from '../provision-two-tenants.ts';
import type { Tenant } from '../tenant.ts';

/** A request for each procedure of Exchange 2007 Resource Manager that succeeds at the tenant acme. */
export const exchange2007ResourceManagerRequests: Requests = {
  async AddExchangeResources({ paths, run }) {
    const servers = paths.servers.slice('LDAP://'.length);
    await run('Active Directory Provider::Create Object', {
      class: 'msExchPrivateMDB',
      path: `LDAP://CN=New,CN=SG01,CN=InformationStore,CN=EXMBX02,${servers}`,
    });
    return {
      mailStores: [{ serverName: 'EXMBX02', mailStoreName: 'New', megabytes: 100 }],
      frontEndServers: [{ serverName: 'EXCAS01' }],
    };
  },

  async AllocateConsumerUserMailbox({ acme, paths, run }) {
    await addConsumerStore(run, paths);
    const mailbox = await acme.user('ann');
    return { userPrincipalName: `ann@${acme.domain}`, mailbox, kilobytes: 1000 };
  },

  async AllocateFolder_({ acme, run }) {
    await allocateOrganization(run, acme);
    return { organization: acme.path, folderPath: '/Acme/Rates', kilobytes: 1024 };
  },

  async AllocateMailbox({ acme, run }) {
    await allocateOrganization(run, acme);
    const mailbox = await acme.user('ann');
    return { organization: acme.path, mailbox, kilobytes: 1000 };
  },

  AllocateOrganization({ acme }) {
    return { organization: acme.path, mailStore: { megabytes: 100 }, publicStore: { megabytes: 50 } };
  },

  async AllocatePublicFolder({ acme, run }) {
    await allocateOrganization(run, acme);
    return { organization: acme.path, publicStore: { folderPath: '/Acme/Rates', megabytes: 10 } };
  },

  async DeAllocateConsumerUserMailbox({ acme, paths, run }) {
    await addConsumerStore(run, paths);
    const mailbox = await acme.user('ann');
    await run('Exchange 2007 Resource Manager::AllocateConsumerUserMailbox', {
      userPrincipalName: `ann@${acme.domain}`,
      mailbox,
      kilobytes: 1000,
    });
    return { mailbox };
  },

  async DeAllocateMailbox({ acme, run }) {
    await allocateOrganization(run, acme);
    const mailbox = await allocateMailbox(run, acme);
    return { mailbox };
  },

  async DeAllocateOrganization({ acme, run }) {
    await allocateOrganization(run, acme);
    return { organization: acme.path };
  },

  async DeAllocatePublicFolder({ acme, run }) {
    await allocateOrganization(run, acme);
    await run('Exchange 2007 Resource Manager::AllocateFolder_', {
      organization: acme.path,
      folderPath: '/Acme/Rates',
      kilobytes: 10_240,
    });
    return { organization: acme.path, publicStore: { folderPath: '/Acme/Rates' } };
  },

  ModifyExchangeResources() {
    return { mailStores: [{ serverName: 'EXMBX02', mailStoreName: 'Mailbox Store 1 (EXMBX02)', megabytes: 2048 }] };
  },

  async ModifyStoreByGUID({ run }) {
    const { mailStores } = await run('Exchange 2007 Resource Manager::QueryAllStores', {});
    const [store] = mailStores;
    return { GUID: store.GUID, newGUID: '6f0f5a0e-62fb-4a1c-9d8f-1f6d1c1b7a01' };
  },

  async MoveMailboxAllocation_({ acme, run }) {
    await allocateOrganization(run, acme);
    const mailbox = await allocateMailbox(run, acme);
    return {
      mailbox,
      mailStore: { autoAllocate: 'level', serverName: 'EXMBX01', mailStoreName: 'Mailbox Store 1 (EXMBX01)' },
    };
  },

  QueryAllExchangeResources() {
    return {};
  },

  QueryAllFrontEndServers() {
    return {};
  },

  QueryAllMailServers() {
    return {};
  },

  QueryAllOrganizations() {
    return {};
  },

  QueryAllStores() {
    return {};
  },

  async QueryConsumerMailboxAllocation({ acme, paths, run }) {
    await addConsumerStore(run, paths);
    const mailbox = await acme.user('ann');
    await run('Exchange 2007 Resource Manager::AllocateConsumerUserMailbox', {
      userPrincipalName: `ann@${acme.domain}`,
      mailbox,
      kilobytes: 1000,
    });
    return { mailbox };
  },

  async QueryConsumerMailboxesByMailstore({ paths, run }) {
    await addConsumerStore(run, paths);
    return { mailStore: { serverName: 'EXMBX02', mailStoreName: 'Consumers' } };
  },

  async QueryConsumersByOrganization({ acme, run }) {
    await allocateOrganization(run, acme);
    await allocateMailbox(run, acme);
    return { organization: acme.path };
  },

  async QueryMailboxAllocation({ acme, run }) {
    await allocateOrganization(run, acme);
    const mailbox = await allocateMailbox(run, acme);
    return { mailbox };
  },

  QueryOrganizationsByMailstore() {
    return { mailStore: { serverName: 'EXMBX01', mailStoreName: 'Mailbox Store 1 (EXMBX01)' } };
  },

  QueryOrganizationsByPublicStore() {
    return { publicStore: { serverName: 'EXMBX01', publicStoreName: 'Public Folder Store (EXMBX01)' } };
  },

  async QueryResourcesByOrganization({ acme, run }) {
    await allocateOrganization(run, acme);
    return { organization: acme.path };
  },

  async ReAllocateConsumerMailbox({ acme, paths, run }) {
    await addConsumerStore(run, paths);
    const mailbox = await acme.user('ann');
    await run('Exchange 2007 Resource Manager::AllocateConsumerUserMailbox', {
      userPrincipalName: `ann@${acme.domain}`,
      mailbox,
      kilobytes: 1000,
    });
    return { mailbox, kilobytes: 500 };
  },

  async ReAllocateMailbox({ acme, run }) {
    await allocateOrganization(run, acme);
    const mailbox = await allocateMailbox(run, acme);
    return { mailbox, kilobytes: 2000 };
  },

  async ReallocateConsumerMailStoreResource({ paths, run }) {
    await addConsumerStore(run, paths);
    return { serverName: 'EXMBX02', mailStoreName: 'Consumers', megabytes: 5 };
  },

  async ReallocateOrganizationMailNoMove({ acme, run }) {
    await allocateOrganization(run, acme);
    return { organization: acme.path, mailStore: { megabytes: 200 } };
  },

  async ReallocateOrganizationPublic({ acme, run }) {
    await allocateOrganization(run, acme);
    return { organization: acme.path, publicStore: { megabytes: 80 } };
  },

  async ReallocatePublicFolder({ acme, run }) {
    await allocateOrganization(run, acme);
    await run('Exchange 2007 Resource Manager::AllocateFolder_', {
      organization: acme.path,
      folderPath: '/Acme/Rates',
      kilobytes: 10_240,
    });
    return { organization: acme.path, publicStore: { folderPath: '/Acme/Rates', megabytes: 5 } };
  },

  RegisterStores_() {
    return {
      stores: [
        {
          guid: '6f0f5a0e-62fb-4a1c-9d8f-1f6d1c1b7a01',
          kind: 'mail',
          server: 'EXMBX03',
          storageGroup: 'SG01',
          name: 'New',
          shared: 1,
          kilobytes: 1024,
        },
      ],
      frontEndServers: ['EXCAS02'],
    };
  },

  async ReleaseConsumerMailbox_({ acme, directory, paths, run }) {
    await addConsumerStore(run, paths);
    const mailbox = await acme.user('ann');
    await run('Exchange 2007 Resource Manager::AllocateConsumerUserMailbox', {
      userPrincipalName: `ann@${acme.domain}`,
      mailbox,
      kilobytes: 1000,
    });
    return { GUID: (await directory.read(mailbox)).guid };
  },

  async ReleaseMailbox_({ acme, directory, run }) {
    await allocateOrganization(run, acme);
    const mailbox = await allocateMailbox(run, acme);
    return { GUID: (await directory.read(mailbox)).guid };
  },

  async ReleaseOrganization_({ acme, run }) {
    await allocateOrganization(run, acme);
    const { organizations } = await run('Exchange 2007 Resource Manager::QueryAllOrganizations', {});
    return { orgGUID: organizations.find(({ path }: { path: string }) => path === acme.path).GUID };
  },

  RemoveExchangeResources() {
    return { mailStores: [{ serverName: 'EXMBX02', mailStoreName: 'Mailbox Store 1 (EXMBX02)' }] };
  },

  async SetMailboxAllocation_({ acme, run }) {
    await allocateOrganization(run, acme);
    const mailbox = await allocateMailbox(run, acme);
    return { mailbox, kilobytes: 2000 };
  },

  SetOrganizationMail_({ acme }) {
    return { organization: acme.path, megabytes: 300, dynamicQuota: 0 };
  },
};

async function allocateOrganization(run: Run, { path: organization }: Tenant): Promise<void> {
  await run('Exchange 2007 Resource Manager::AllocateOrganization', {
    organization,
    mailStore: { megabytes: 100 },
    publicStore: { megabytes: 50 },
  });
}

async function allocateMailbox(run: Run, tenant: Tenant): Promise<string> {
  const mailbox = await tenant.user('ann');
  await run('Exchange 2007 Resource Manager::AllocateMailbox', { organization: tenant.path, mailbox, kilobytes: 1000 });
  return mailbox;
}

async function addConsumerStore(run: Run, { servers }: HostingPaths): Promise<void> {
  await run('Active Directory Provider::Create Object', {
    class: 'msExchPrivateMDB',
    path: `LDAP://CN=Consumers,CN=SG01,CN=InformationStore,CN=EXMBX02,${servers.slice('LDAP://'.length)}`,
  });
  await run('Exchange 2007 Resource Manager::AddExchangeResources', {
    consumerMailStores: [{ serverName: 'EXMBX02', mailStoreName: 'Consumers', megabytes: 10 }],
  });
}
