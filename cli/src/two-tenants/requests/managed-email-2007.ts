import { addClientAccessServer } from '../client-access-server.ts';
import { addForeignBook } from '../foreign-made.ts';
import type { Requests } from '../make-request.ts';

/** A request for each procedure of Managed Email 2007 that succeeds at the tenant acme. */
export const managedEmail2007Requests: Requests = {
  async AddMailboxPermission({ acme }) {
    const [user, trustee] = [await acme.mailboxUser('ann'), await acme.user('ben')];
    return { user, trustee, accessRights: ['FullAccess', 'SendAs'] };
  },

  async AddFolderPermission({ acme, run }) {
    await run('Managed Email 2007::CreateFolder', { organization: acme.path, path: '\\', name: 'Acme' });
    return {
      organization: acme.path,
      user: acme.administrator,
      path: '\\Acme',
      allowedRights: ['Owner'],
    };
  },

  async AddOABCAS({ run, acme }) {
    await addClientAccessServer(run, 'EXCAS02');
    await acme.mailboxUser('ann');
    return { oabCASPool: 'CasPool001', cas: 'EXCAS02' };
  },

  async AdoptOfflineAddressBook_({ acme, paths, run }) {
    return { organization: acme.path, offlineAddressBook: await addForeignBook(run, paths) };
  },

  async AdoptSMTPDomain_({ acme, run }) {
    await run('Exchange 2007 Provider::CreateSMTPDomain', { name: 'older.example', domainName: 'older.example' });
    return { organization: acme.path, domainName: 'older.example' };
  },

  CreateAddressList({ acme }) {
    return { organization: acme.path, name: 'Acme List' };
  },

  CreateFolder({ acme }) {
    return { organization: acme.path, path: '\\', name: 'Acme', postStorageQuota: 2000, storageQuota: 1000 };
  },

  CreateGlobalAddressList({ acme }) {
    return { organization: acme.path, name: 'Acme List' };
  },

  async CreateMailbox({ acme }) {
    const user = await acme.user('ann');
    return {
      user,
      alias: 'ann',
      database: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
      emailAddresses: ['SMTP:ann@acme.example'],
    };
  },

  CreateOABCASPool() {
    return { oabCASPool: 'Second', poolTag: 'Two' };
  },

  async CreateOfflineAddressBook({ acme, run }) {
    await run('Managed Email 2007::CreateAddressList', { organization: acme.path, name: 'Acme AL' });
    return { organization: acme.path, name: 'Acme Book' };
  },

  async CreateResourceMailbox({ acme }) {
    const ann = await acme.mailboxUser('ann');
    return { ...roomFor(await acme.user('room')), bookInPolicy: [ann], resourceCustom: ['Whiteboard'] };
  },

  CreateSMTPDomain({ acme }) {
    return { organization: acme.path, domainName: 'second.example' };
  },

  async DeleteAddressList({ acme, run }) {
    await run('Managed Email 2007::CreateAddressList', { organization: acme.path, name: 'Acme List' });
    return { organization: acme.path };
  },

  async DeleteFolder({ acme, run }) {
    await run('Managed Email 2007::CreateFolder', { organization: acme.path, path: '\\', name: 'Acme' });
    await run('Managed Email 2007::CreateFolder', { organization: acme.path, path: '\\Acme', name: 'Legal' });
    return { organization: acme.path, path: '\\', name: 'Acme', recurse: true };
  },

  async DeleteGlobalAddressList({ acme, run }) {
    await run('Managed Email 2007::CreateGlobalAddressList', { organization: acme.path, name: 'Acme List' });
    return { organization: acme.path };
  },

  async DeleteMailbox({ acme }) {
    const user = await acme.mailboxUser('ann');
    return { user };
  },

  async DeleteOABCAS({ run, acme }) {
    await addClientAccessServer(run, 'EXCAS02');
    await run('Managed Email 2007::AddOABCAS', { oabCASPool: 'CasPool001', cas: 'EXCAS02' });
    await acme.mailboxUser('ann');
    return { oabCASPool: 'CasPool001', cas: 'EXCAS01' };
  },

  async DeleteOfflineAddressBook({ acme, run }) {
    await run('Managed Email 2007::EnsureAddressLists_', { organization: acme.path });
    return { organization: acme.path };
  },

  async DeleteResourceMailbox({ acme, run }) {
    const room = roomFor(await acme.user('room'));
    await run('Managed Email 2007::CreateResourceMailbox', { ...room, resourceCapacity: 3 });
    return { user: room.user };
  },

  async DeleteSMTPDomain({ acme, run }) {
    await run('Managed Email 2007::CreateSMTPDomain', { organization: acme.path, domainName: 'second.example' });
    return { organization: acme.path, domainName: 'second.example' };
  },

  async DisableMailbox({ acme }) {
    const user = await acme.mailboxUser('ann');
    return { user };
  },

  async EnableMailbox({ acme, run }) {
    const user = await acme.mailboxUser('ann');
    await run('Managed Email 2007::DisableMailbox', { user });
    return { user };
  },

  EnsureAddressLists_({ acme }) {
    return { organization: acme.path };
  },

  EnsureFolderGroups_({ acme }) {
    return { organization: acme.path };
  },

  async GetMailbox({ acme }) {
    const user = await acme.mailboxUser('ann');
    return { user };
  },

  async GetMailboxPermission({ acme }) {
    const user = await acme.mailboxUser('ann');
    return { user };
  },

  GetOABCAS() {
    return { oabCASPool: 'CasPool001' };
  },

  GetOABCASPoolDefault() {
    return {};
  },

  GetOABCASPools() {
    return {};
  },

  async GetResourceMailbox({ acme, run }) {
    const room = roomFor(await acme.user('room'));
    await run('Managed Email 2007::CreateResourceMailbox', room);
    return { user: room.user };
  },

  GetSMTPDomain({ acme }) {
    return { organization: acme.path, domainName: acme.domain };
  },

  async MailDisableContact({ acme, run }) {
    const { path } = await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Pat' });
    await run('Managed Email 2007::MailEnableContact', {
      contact: path,
      externalEmailAddress: 'pat@partner.example',
      primarySmtpAddress: 'pat@acme.example',
    });
    return { contact: path };
  },

  async MailDisableFolder({ acme, run }) {
    await run('Managed Email 2007::CreateFolder', { organization: acme.path, path: '\\', name: 'Acme' });
    await run('Managed Email 2007::MailEnableFolder', {
      organization: acme.path,
      path: '\\Acme',
      emailAddresses: ['folder@acme.example'],
    });
    return { organization: acme.path, path: '\\Acme' };
  },

  async MailDisableGroup({ acme, run }) {
    const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
    await run('Managed Email 2007::MailEnableGroup', {
      group: group.path,
      alias: 'sales',
      emailAddresses: ['sales@acme.example'],
    });
    return { group: group.path };
  },

  async MailEnableContact({ acme, run }) {
    const { path } = await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Pat' });
    return { contact: path, externalEmailAddress: 'pat@partner.example', primarySmtpAddress: 'pat@acme.example' };
  },

  async MailEnableFolder({ acme, run }) {
    await run('Managed Email 2007::CreateFolder', { organization: acme.path, path: '\\', name: 'Acme' });
    return { organization: acme.path, path: '\\Acme', emailAddresses: ['folder@acme.example'] };
  },

  async MailEnableGroup({ acme, run }) {
    const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
    return { group: group.path, alias: 'sales', emailAddresses: ['SMTP:sales@acme.example'] };
  },

  async ModifyFolder({ acme, run }) {
    await run('Managed Email 2007::CreateFolder', { organization: acme.path, path: '\\', name: 'Acme' });
    return { organization: acme.path, path: '\\', name: 'Acme', storageQuota: 1500 };
  },

  async ModifyMailbox({ acme }) {
    const user = await acme.mailboxUser('ann');
    return { user, alias: 'annie' };
  },

  async ModifyOABCASPool({ run }) {
    await run('Managed Email 2007::CreateOABCASPool', { oabCASPool: 'Second', poolTag: 'Two' });
    return { oabCASPool: 'Second', isDefault: true, poolTag: 'Three' };
  },

  async ModifyOfflineAddressBook({ acme, run }) {
    await run('Managed Email 2007::EnsureAddressLists_', { organization: acme.path });
    return { organization: acme.path, publicFolderDistributionEnabled: true };
  },

  async ModifyResourceMailbox({ acme, run }) {
    // First, since with her the address lists come in which the room is to be.
    const ann = await acme.mailboxUser('ann');
    const room = roomFor(await acme.user('room'));
    await run('Managed Email 2007::CreateResourceMailbox', room);
    return {
      user: room.user,
      resourceCapacity: 200,
      emailAddresses: ['SMTP:hall@acme.example'],
      resourceDelegates: [ann],
    };
  },

  async MoveMailbox({ acme, run }) {
    const user = await acme.user('ann');
    await run('Managed Email 2007::CreateMailbox', {
      user,
      alias: 'ann',
      database: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
      emailAddresses: ['SMTP:ann@acme.example'],
    });
    return { user, targetDatabase: 'EXMBX02\\SG01\\Mailbox Store 1 (EXMBX02)' };
  },

  async RemoveAddressLists_({ acme, run }) {
    await run('Managed Email 2007::EnsureAddressLists_', { organization: acme.path });
    return { organization: acme.path };
  },

  async RemoveFolderGroups_({ acme, run }) {
    await run('Managed Email 2007::EnsureFolderGroups_', { organization: acme.path });
    return { organization: acme.path };
  },

  async RemoveFolderPermission({ acme, run }) {
    await run('Managed Email 2007::CreateFolder', { organization: acme.path, path: '\\', name: 'Acme' });
    const permission = { organization: acme.path, user: acme.administrator, path: '\\Acme' };
    await run('Managed Email 2007::AddFolderPermission', { ...permission, allowedRights: ['Owner'] });
    return { ...permission, allowedRights: ['FolderOwner'] };
  },

  async RebuildOfflineAddressBook({ acme }) {
    await acme.mailboxUser('ann');
    return { organization: acme.path };
  },

  async RemoveMailboxPermission({ acme, run }) {
    const [user, trustee] = [await acme.mailboxUser('ann'), await acme.user('ben')];
    const permission = { user, trustee, accessRights: ['FullAccess', 'SendAs'] };
    await run('Managed Email 2007::AddMailboxPermission', permission);
    return permission;
  },

  async RepairExchangeObject({ acme, directory }) {
    const path = await acme.mailboxUser('ann');
    await directory.modify(path, { showInAddressBook: [], msExchQueryBaseDN: [], otherWellKnownObjects: [] });
    return { path };
  },

  async SetCASMailbox({ acme }) {
    const user = await acme.mailboxUser('ann');
    return { Identity: user, popEnabled: false, owaEnabled: false };
  },

  async SetOABCASPoolDefault({ run }) {
    await run('Managed Email 2007::CreateOABCASPool', { oabCASPool: 'Second', poolTag: 'Two' });
    return { oabCASPool: 'Second' };
  },

  async GetFolder({ acme, run }) {
    await run('Managed Email 2007::CreateFolder', { organization: acme.path, path: '\\', name: 'Acme' });
    return { organization: acme.path, path: '\\Acme' };
  },

  async GetFolderPermission({ acme, run }) {
    const folder = { organization: acme.path, path: '\\Acme' };
    await run('Managed Email 2007::CreateFolder', { ...folder, path: '\\', name: 'Acme' });
    const allowedRights = ['Author', 'CreateSubfolders'];
    await run('Managed Email 2007::AddFolderPermission', { ...folder, user: acme.administrator, allowedRights });
    return folder;
  },

  async ListFolders({ acme, run }) {
    await run('Managed Email 2007::CreateFolder', { organization: acme.path, path: '\\', name: 'Acme' });
    return { organization: acme.path };
  },
};

function roomFor(user: string) {
  return {
    user,
    alias: 'room',
    database: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
    emailAddresses: ['SMTP:room@acme.example'],
    resourceType: 'Room',
  };
}
