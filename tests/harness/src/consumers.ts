import type { Hosting } from './hosting.ts';

/** Registers a store for consumer mailboxes on server EXMBX02. */
export async function registerConsumerStore({ paths, run }: Hosting, name: string, megabytes: number): Promise<void> {
  await run('Active Directory Provider::Create Object', {
    class: 'msExchPrivateMDB',
    path: `LDAP://CN=${name},CN=SG01,CN=InformationStore,CN=EXMBX02,${paths.servers.slice('LDAP://'.length)}`,
  });
  await run('Exchange 2007 Resource Manager::AddExchangeResources', {
    consumerMailStores: [{ serverName: 'EXMBX02', mailStoreName: name, megabytes }],
  });
}

/** A consumer, in a tenant of his own with the domain worker.example, who has no mailbox yet. */
export async function createConsumer({ reseller, run }: Hosting): Promise<{ path: string; organization: string }> {
  const { org, user } = await run('Hosted Active Directory::CreateIIWTenant', {
    container: reseller.path,
    name: 'Worker',
    userPrincipalName: 'worker@fabrikam.com',
    newPassword: 'Test-password-1',
  });
  await run('Hosted Active Directory::CreateOrganizationPlan', {
    planName: 'Consumers',
    planDescription: 'For consumers',
    planTypeName: 'ADConsumerOrg',
  });
  await run('Hosted Active Directory::Subscribe', { path: org.path, planName: 'Consumers' });
  await run('Hosted Email 2007::MailEnableTenant', {
    path: user.path,
    planName: 'BusinessGrowing',
    availablePlans: ['MailboxGold', 'MailboxBasic'],
    domainName: 'worker.example',
  });
  return { path: user.path, organization: org.path };
}
