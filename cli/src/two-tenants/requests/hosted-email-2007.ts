import type { Run } from '../call.ts';
import { addForeignMailbox } from '../foreign-made.ts';
import type { Requests } from '../make-request.ts';
import type { Tenant } from '../tenant.ts';

/** A request for each procedure of Hosted Email 2007 that succeeds at the tenant acme. */
export const hostedEmail2007Requests: Requests = {
  AddAvailablePlans({ acme }) {
    return { organization: acme.path, availablePlans: ['MailboxBasic', 'MailboxGold'] };
  },

  async AdoptMailbox_({ acme, run }) {
    return { user: await addForeignMailbox(run, acme), planName: 'MailboxGold', applyPlanSettings: false };
  },

  async AdoptSMTPDomain_({ acme, run }) {
    await run('Exchange 2007 Provider::CreateSMTPDomain', { name: 'older.example', domainName: 'older.example' });
    return { organization: acme.path, domainName: 'older.example' };
  },

  async AddFolderPermission({ acme, run }) {
    return { ...(await addFolder(acme, run)), user: acme.administrator, allowedRights: ['Owner'] };
  },

  ChangeOrganizationPlanAssignment({ acme }) {
    return { organization: acme.path, planName: 'BusinessFolders' };
  },

  async ChangeUserPlanAssignment({ acme }) {
    const user = await acme.mailboxUser('ann');
    return { user, planName: 'MailboxBasic' };
  },

  CreateDistributionList({ acme }) {
    return { container: acme.path, managedBy: 'admin@acme.example', name: 'Sales' };
  },

  async CreateConsumerVanityDomain({ acme }) {
    const path = await acme.mailboxUser('ann');
    return { path, name: 'me', SMTPDomain: 'ann.example', createSMTPDomain: true };
  },

  async CreateFolder({ acme, run }) {
    await run('Hosted Email 2007::ChangeOrganizationPlanAssignment', {
      organization: acme.path,
      planName: 'BusinessFolders',
    });
    return { organization: acme.path, name: 'Acme', domainName: acme.domain, storageQuota: 1000 };
  },

  async CreateMailbox({ acme }) {
    const user = await acme.user('ann');
    return { user, planName: 'MailboxGold', alias: 'ann', emailAddresses: [`SMTP:ann@${acme.domain}`] };
  },

  CreateOrganizationPlan() {
    return {
      planName: 'New',
      description: 'New plan',
      features: { mailStore: { dynamicQuota: 0, megabytes: 100, shared: 1, algorithm: 'level' } },
    };
  },

  async CreateResourceMailbox({ acme }) {
    const ann = await acme.mailboxUser('ann');
    return { ...roomFor(await acme.user('room')), bookInPolicy: [ann], resourceDelegates: [ann] };
  },

  CreateSMTPDomain({ acme }) {
    return { organization: acme.path, domainName: 'second.example' };
  },

  CreateUserPlan() {
    return { planName: 'New', description: 'New plan', features: { prohibitSendQuota: 1_048_576 } };
  },

  async DeallocateMailboxByGUID({ acme, directory, run }) {
    const path = await acme.mailboxUser('ann');
    const { guid } = await directory.read(path);
    await run('Active Directory Provider::Delete Object', { path });
    return { GUID: guid };
  },

  async DeleteDistributionList({ acme, run }) {
    return { group: await addList(acme, run) };
  },

  async DeleteFolder({ acme, run }) {
    return addFolder(acme, run);
  },

  async DeleteFolderByGUID({ acme, directory, run }) {
    const { name } = await addFolder(acme, run);
    const { guid } = await directory.read(acme.path);
    await run('Active Directory Provider::Delete Object', { path: acme.path });
    return { GUID: guid, name };
  },

  async DeleteMailbox({ acme }) {
    const user = await acme.mailboxUser('ann');
    return { user };
  },

  async DeleteResourceMailbox({ acme, run }) {
    const room = roomFor(await acme.user('room'));
    await run('Hosted Email 2007::CreateResourceMailbox', room);
    return { user: room.user };
  },

  async DeleteSMTPDomain({ acme, run }) {
    await run('Hosted Email 2007::CreateSMTPDomain', { organization: acme.path, domainName: 'second.example' });
    return { organization: acme.path, domainName: 'second.example' };
  },

  async DisableMailbox({ acme }) {
    const user = await acme.mailboxUser('ann');
    return { user };
  },

  async EnableMailbox({ acme, run }) {
    const user = await acme.mailboxUser('ann');
    await run('Hosted Email 2007::DisableMailbox', { user });
    return { user };
  },

  async GetMailbox({ acme }) {
    const user = await acme.mailboxUser('ann');
    return { user };
  },

  GetOrganizationAvailablePlans({ acme }) {
    return { organization: acme.path };
  },

  GetOrganizationDomains({ acme }) {
    return { path: acme.path };
  },

  GetOrganizationPlanAssignment({ acme }) {
    return { organization: acme.path };
  },

  async GetResourceMailbox({ acme, run }) {
    const room = roomFor(await acme.user('room'));
    await run('Hosted Email 2007::CreateResourceMailbox', { ...room, planName: 'MailboxGold' });
    return { user: room.user };
  },

  async GetUserPlanAssignment({ acme }) {
    const user = await acme.mailboxUser('ann');
    return { user };
  },

  Initialize() {
    return {};
  },

  async MailDisableContact({ acme, run }) {
    const { path } = await run('Hosted Active Directory::CreateContact', { container: acme.path, name: 'Pat' });
    await run('Hosted Email 2007::MailEnableContact', {
      contact: path,
      externalEmailAddress: 'pat@partner.example',
      primarySmtpAddress: 'pat@acme.example',
    });
    return { contact: path };
  },

  async MailDisableGroup({ acme, run }) {
    const { group } = await run('Hosted Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
    await run('Hosted Email 2007::MailEnableGroup', {
      group: group.path,
      alias: 'sales',
      emailAddresses: ['sales@acme.example'],
    });
    return { group: group.path };
  },

  async MailEnableContact({ acme, run }) {
    const { path } = await run('Hosted Active Directory::CreateContact', { container: acme.path, name: 'Pat' });
    return { contact: path, externalEmailAddress: 'pat@partner.example', primarySmtpAddress: 'pat@acme.example' };
  },

  async MailEnableGroup({ acme, run }) {
    const { group } = await run('Hosted Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
    return { group: group.path, alias: 'sales', emailAddresses: ['SMTP:sales@acme.example'] };
  },

  async MailEnableTenant({ acme, run }) {
    const { org } = await run('Hosted Active Directory::CreateOrganization', {
      container: acme.path.replace(/^LDAP:\/\/OU=Acme,/, 'LDAP://'),
      name: 'Fresh',
    });
    await run('Hosted Active Directory::Subscribe', { path: org.path, planName: 'DirectoryBusiness' });
    return {
      path: org.path,
      planName: 'BusinessGrowing',
      availablePlans: ['MailboxGold'],
      domainName: 'fresh.example',
    };
  },

  async ModifyMailbox({ acme }) {
    const user = await acme.mailboxUser('ann');
    return { user, alias: 'annie', emailAddresses: [`SMTP:annie@${acme.domain}`, `smtp:ann@${acme.domain}`] };
  },

  async ModifyResourceMailbox({ acme, run }) {
    const ann = await acme.mailboxUser('ann');
    const room = roomFor(await acme.user('room'));
    await run('Hosted Email 2007::CreateResourceMailbox', { ...room, bookInPolicy: [ann], resourceDelegates: [ann] });
    return {
      user: room.user,
      emailAddresses: [`SMTP:big@${acme.domain}`],
      allowConflicts: true,
      requestInPolicy: [ann],
    };
  },

  async MoveMailbox({ acme, run }) {
    const user = await acme.mailboxUser('ann');
    const { database } = await run('Hosted Email 2007::GetMailbox', { user });
    const targetDatabase = database.includes('EXMBX01')
      ? 'EXMBX02\\SG01\\Mailbox Store 1 (EXMBX02)'
      : 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)';
    return { user, targetDatabase };
  },

  async RebuildOfflineAddressBook({ acme }) {
    await acme.mailboxUser('ann');
    return { organization: acme.path };
  },

  RemoveAvailablePlans({ acme }) {
    return { organization: acme.path, availablePlans: ['MailboxBasic'] };
  },

  async Subscribe({ acme, run }) {
    const { org } = await run('Hosted Active Directory::CreateOrganization', {
      container: acme.path.replace(/^LDAP:\/\/OU=Acme,/, 'LDAP://'),
      name: 'Fresh',
    });
    await run('Hosted Active Directory::Subscribe', { path: org.path, planName: 'DirectoryBusiness' });
    return { organization: org.path, planName: 'BusinessFolders' };
  },

  Unsubscribe({ acme }) {
    return { organization: acme.path };
  },

  async AddDistributionListMember({ acme, run }) {
    await acme.mailboxUser('ann');
    return { group: await addList(acme, run), member: 'ann@acme.example' };
  },

  CreateMailContact({ acme }) {
    return {
      container: acme.path,
      name: 'Pat',
      externalEmailAddress: 'pat@partner.example',
      primarySmtpAddress: 'pat@acme.example',
    };
  },

  async DeleteMailContact({ acme, run }) {
    return { contact: await addContact(acme, run) };
  },

  async GetDistributionList({ acme, run }) {
    return { group: await addList(acme, run) };
  },

  async GetMailContact({ acme, run }) {
    return { contact: await addContact(acme, run) };
  },

  async ListDistributionListMembers({ acme, run }) {
    const [group, newMember] = [await addList(acme, run), await acme.mailboxUser('ann')];
    await run('Managed Active Directory::GroupAdd', { group, newMember });
    return { group };
  },

  async ListDistributionLists({ acme, run }) {
    await addList(acme, run);
    return { organization: acme.path };
  },

  async ListMailContacts({ acme, run }) {
    await addContact(acme, run);
    return { organization: acme.path };
  },

  async ListMailboxes({ acme }) {
    await acme.mailboxUser('ann');
    return { organization: acme.path };
  },

  async ModifyDistributionList({ acme, run }) {
    const emailAddresses = ['SMTP:team@acme.example', 'smtp:sales@acme.example'];
    const group = await addList(acme, run);
    return { group, managedBy: 'admin@acme.example', displayName: 'The team', emailAddresses };
  },

  async ModifyFolder({ acme, run }) {
    return { ...(await addFolder(acme, run)), storageQuota: 4096, postStorageQuota: 3072 };
  },

  async ModifyMailContact({ acme, run }) {
    const contact = await addContact(acme, run);
    return { contact, displayName: 'Pat Partner', externalEmailAddress: 'pat@other.example' };
  },

  async ModifySMTPDomain({ acme, run }) {
    await run('Hosted Email 2007::CreateSMTPDomain', { organization: acme.path, domainName: 'second.example' });
    return { organization: acme.path, domainName: 'second.example', domainType: 'InternalRelay', primary: true };
  },

  async RemoveDistributionListMember({ acme, run }) {
    const [group, member] = [await addList(acme, run), await acme.mailboxUser('ann')];
    await run('Managed Active Directory::GroupAdd', { group, newMember: member });
    return { group, member };
  },

  async RemoveFolderPermission({ acme, run }) {
    const permission = { ...(await addFolder(acme, run)), user: acme.administrator };
    await run('Hosted Email 2007::AddFolderPermission', { ...permission, allowedRights: ['Owner'] });
    return { ...permission, allowedRights: ['FolderOwner'] };
  },
};

function roomFor(user: string) {
  return {
    user,
    alias: 'room',
    emailAddresses: ['SMTP:room@acme.example'],
    resourceType: 'Room',
    resourceCapacity: 12,
  };
}

async function addList({ path }: Tenant, run: Run): Promise<string> {
  const list = { container: path, managedBy: 'admin@acme.example', name: 'Sales' };
  return (await run('Hosted Email 2007::CreateDistributionList', list)).group;
}

async function addContact({ path }: Tenant, run: Run): Promise<string> {
  const { contact } = await run('Hosted Email 2007::CreateMailContact', {
    container: path,
    name: 'Pat',
    externalEmailAddress: 'pat@partner.example',
    primarySmtpAddress: 'pat@acme.example',
  });
  return contact;
}

async function addFolder({ path, domain }: Tenant, run: Run) {
  await run('Hosted Email 2007::ChangeOrganizationPlanAssignment', { organization: path, planName: 'BusinessFolders' });
  const folder = { organization: path, name: 'Acme' };
  await run('Hosted Email 2007::CreateFolder', { ...folder, domainName: domain, storageQuota: 1000 });
  return folder;
}
