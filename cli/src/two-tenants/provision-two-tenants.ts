import type { Run } from './call.ts';
import { addClientAccessServer, addObject, serversContainer } from './client-access-server.ts';

/** Where an organization of the template is. */
export interface TenantPaths {
  readonly path: string;
  readonly domain: string;
  readonly administrator: string;
}

/** Where things of the template are. */
export interface HostingPaths {
  readonly hosting: TenantPaths;
  readonly reseller: TenantPaths;
  readonly acme: TenantPaths;
  readonly rival: TenantPaths;
  /** Container of the Exchange servers. */
  readonly servers: string;
}

/** Plans of the template. */
export const planNames = {
  directory: 'DirectoryBusiness',
  /** Storage grows with the mailboxes. */
  organization: 'BusinessGrowing',
  /** 10 GB for mailboxes, 1 GB for public folders. */
  fixedOrganization: 'BusinessFolders',
  /** 1 GB with everything. */
  user: 'MailboxGold',
  /** 100 MB, POP3 and IMAP4 only. */
  smallUser: 'MailboxBasic',
  /** Unified messaging. */
  voice: 'VoiceBusiness',
} as const;

/** Servers of the template with their mail stores, in megabytes. */
export const mailServers = [
  { serverName: 'EXMBX01', mailStores: { 'Mailbox Store 1 (EXMBX01)': 204_800, 'Mailbox Store 2 (EXMBX01)': 204_800 } },
  { serverName: 'EXMBX02', mailStores: { 'Mailbox Store 1 (EXMBX02)': 102_400 } },
] as const;

const publicStore = { serverName: 'EXMBX01', publicStoreName: 'Public Folder Store (EXMBX01)', megabytes: 51_200 };
const clientAccessServer = 'EXCAS01';
const administratorPassword = 'Test-password-1';

/** Makes a hoster with two tenants under one reseller, by real procedures. */
export async function provisionTwoTenants(run: Run): Promise<HostingPaths> {
  const { path } = await run('Managed Hosting::InitializeADforHosting', {});
  await run('Hosted Active Directory::Initialize', {});
  await run('Hosted Email 2007::Initialize', {});
  await run('Hosted Unified Messaging::Initialize', {});
  await addServers(run);
  await addPlans(run);
  await addVoicePlan(run);
  const hosting = { path, domain: 'fabrikam.com', administrator: await addAdministrator(run, path, 'fabrikam.com') };
  const reseller = await addReseller(run, path);
  const acme = await addCustomer(run, reseller.path, { name: 'Acme', domain: 'acme.example' });
  const rival = await addCustomer(run, reseller.path, { name: 'Rival', domain: 'rival.example' });
  return { hosting, reseller, acme, rival, servers: serversContainer };
}

/** Servers and stores in the directory, as Exchange setup leaves them, and in the books of the resource manager. */
async function addServers(run: Run): Promise<void> {
  for (const { serverName, mailStores } of mailServers) {
    const group = await addStorageGroup(run, serverName);
    for (const store of Object.keys(mailStores)) await addObject(run, 'msExchPrivateMDB', `CN=${store},${group}`);
    if (serverName === publicStore.serverName) {
      await addObject(run, 'msExchPublicMDB', `CN=${publicStore.publicStoreName},${group}`);
    }
  }
  await run('Exchange 2007 Resource Manager::AddExchangeResources', {
    publicStores: [publicStore],
    mailStores: mailServers.flatMap(({ serverName, mailStores }) =>
      Object.entries(mailStores).map(([mailStoreName, megabytes]) => ({ serverName, mailStoreName, megabytes })),
    ),
  });
  await addClientAccess(run);
}

async function addStorageGroup(run: Run, serverName: string): Promise<string> {
  const server = `CN=${serverName},${serversContainer.slice('LDAP://'.length)}`;
  const store = `CN=InformationStore,${server}`;
  const group = `CN=SG01,${store}`;
  await addObject(run, 'msExchExchangeServer', server, { msExchCurrentServerRoles: '2' });
  await addObject(run, 'mTA', `CN=Microsoft MTA,${server}`);
  await addObject(run, 'msExchInformationStore', store);
  await addObject(run, 'msExchStorageGroup', group);
  return group;
}

/** The server that offers offline address books. */
async function addClientAccess(run: Run): Promise<void> {
  await addClientAccessServer(run, clientAccessServer, {
    msExchExternalHostName: 'https://mail.fabrikam.com/OAB',
    msExchPollInterval: '480',
  });
  await run('Managed Email 2007::CreateOABCASPool', { oabCASPool: 'CasPool001', isDefault: true, poolTag: 'Default' });
  await run('Managed Email 2007::AddOABCAS', { oabCASPool: 'CasPool001', cas: clientAccessServer });
}

async function addPlans(run: Run): Promise<void> {
  await run('Hosted Active Directory::CreateOrganizationPlan', {
    planName: planNames.directory,
    planDescription: 'Directory service for a business',
    planTypeName: 'ADBusinessOrg',
  });
  await run('Hosted Email 2007::CreateOrganizationPlan', {
    planName: planNames.organization,
    description: 'Storage grows with the mailboxes',
    features: { mailStore: { dynamicQuota: 1, shared: 1, algorithm: 'minStoreCount' }, outlookClient: 'Outlook2007' },
  });
  await run('Hosted Email 2007::CreateOrganizationPlan', {
    planName: planNames.fixedOrganization,
    description: '10 GB for mailboxes and 1 GB for public folders',
    features: {
      mailStore: { dynamicQuota: 0, megabytes: 10_240, shared: 1, algorithm: 'tightPack' },
      publicStore: { megabytes: 1024 },
    },
  });
  await run('Hosted Email 2007::CreateUserPlan', {
    planName: planNames.user,
    description: '1 GB with everything',
    features: { prohibitSendQuota: 1_073_741_824, issueWarningQuota: 966_367_642, recipientLimits: 500 },
  });
  await run('Hosted Email 2007::CreateUserPlan', {
    planName: planNames.smallUser,
    description: '100 MB, POP3 and IMAP4 only',
    features: {
      prohibitSendQuota: 104_857_600,
      popEnabled: true,
      imapEnabled: true,
      mapiEnabled: false,
      owaEnabled: false,
      activeSyncEnabled: false,
    },
  });
}

async function addVoicePlan(run: Run): Promise<void> {
  await run('Hosted Unified Messaging::CreateOrganizationPlan', {
    planName: planNames.voice,
    planDescription: 'Voice mail for a business',
  });
}

async function addReseller(run: Run, container: string): Promise<TenantPaths> {
  const { org } = await run('Hosted Active Directory::CreateResellerOrganization', { container, name: 'Reseller' });
  const domain = 'fabrikam.com';
  return { path: org.path, domain, administrator: await addAdministrator(run, org.path, domain, 'reseller') };
}

async function addCustomer(
  run: Run,
  container: string,
  { name, domain }: { readonly name: string; readonly domain: string },
): Promise<TenantPaths> {
  const { org } = await run('Hosted Active Directory::CreateOrganization', { container, name });
  const { path } = org;
  await run('Hosted Active Directory::Subscribe', { path, planName: planNames.directory });
  await run('Hosted Email 2007::MailEnableTenant', {
    path,
    planName: planNames.organization,
    availablePlans: [planNames.user, planNames.smallUser],
    domainName: domain,
  });
  return { path, domain, administrator: await addAdministrator(run, path, domain) };
}

async function addAdministrator(run: Run, ...[container, domain, name = 'admin']: string[]): Promise<string> {
  const { user } = await run('Hosted Active Directory::CreateUser', {
    container,
    userPrincipalName: `${name}@${domain}`,
    displayName: `Administrator ${name}`,
    isAdmin: true,
    newPassword: administratorPassword,
  });
  return user.path;
}
