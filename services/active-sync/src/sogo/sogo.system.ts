// Debian packages: sogo sogo-activesync memcached dovecot-imapd

import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { after, describe, it } from 'node:test';

import { hosting, testPassword } from '@tenantry/testing';
import { database } from '@tenantry/testing/database';
import { freePorts } from '@tenantry/testing/free-ports';
import pg from 'pg';

import { type Device, device, textIn } from '../device/device.ts';
import { xmlOf } from '../device/device-wbxml.ts';
import { openEndpoint } from '../device/open-endpoint.ts';
import { startSogo } from './start-sogo.ts';

const ann = 'ann@acme.example';
const mobility = 'Exchange 2007 Mobility Provider';
const folderSync = '<FolderSync xmlns="FolderHierarchy"><SyncKey>0</SyncKey></FolderSync>';

describe('SOGo behind the endpoint of devices', () => {
  it('gives mail to devices that have their policy, and to no others', async () => {
    const { sogo, hoster, user, phone } = await open();

    const announced = await phone.options();
    assert.deepEqual([announced.status, announced.headers['ms-asprotocolversions']], [200, '12.1,14.0,14.1']);
    assert.match(String(announced.headers['ms-asprotocolcommands']), /\bFolderSync\b.*\bProvision\b/);

    assert.equal((await phone.command('FolderSync', folderSync)).body, refusal('142'));
    await phone.provision();
    const folders = await phone.command('FolderSync', folderSync);
    const inbox = inboxOf(folders.body);
    await sogo.deliver(messageAbout('Lift maintenance'));
    assert.match(await readMail(phone, inbox), /Lift maintenance/);

    const waiting = once(phone.begin('Ping', pingOf(inbox)), 'response');
    await sogo.deliver(messageAbout('News'));
    const [answer] = (await waiting) as [IncomingMessage];
    const news = xmlOf(Buffer.concat(await Array.fromAsync<Buffer>(answer)));
    assert.deepEqual([answer.statusCode, textIn(news, 'Status'), textIn(news, 'Folder')], [200, '2', inbox]);

    await hoster.run(`${mobility}::SetActiveSyncMailboxPolicy`, { identity: 'Strict', minDevicePasswordLength: 6 });
    assert.equal((await phone.command('FolderSync', folderSync)).body, refusal('143'));
    await phone.provision();
    assert.equal(textIn((await phone.command('FolderSync', folderSync)).body, 'Status'), '1');

    const { devices } = await hoster.run(`${mobility}::GetActiveSyncDeviceStatistics`, { mailbox: user });
    await hoster.run(`${mobility}::ClearActiveSyncDevice`, { identity: devices[0].identity });
    assert.equal((await phone.command('FolderSync', folderSync)).body, refusal('140'));
  });
});

async function open() {
  const users = [{ name: ann, password: testPassword }];
  const [memcached = 0, imap = 0, sogoPort = 0] = await freePorts(3);
  const ports = { memcached, imap, sogo: sogoPort };
  const sogo = await startSogo({ users, ports, connectionString: await userDatabase(users) });
  after(() => sogo.stop());
  const hoster = await hosting();
  const user = await hoster.acme.mailboxUser('ann');
  await hoster.run(`${mobility}::NewActiveSyncMailboxPolicy`, { name: 'Strict', devicePasswordEnabled: true });
  await hoster.run(`${mobility}::SetCASMailbox`, { path: user, activeSyncMailboxPolicy: 'Strict' });
  const { server } = await openEndpoint(hoster, sogo.address);
  const phone = device({ server, user: ann, password: testPassword, version: '14.1' });
  after(() => phone.close());
  return { sogo, hoster, user, phone };
}

function refusal(status: string): string {
  return `<FolderSync xmlns="FolderHierarchy"><Status>${status}</Status></FolderSync>`;
}

function pingOf(folder: string): string {
  const folders = `<Folders><Folder><Id>${folder}</Id><Class>Email</Class></Folder></Folders>`;
  return `<Ping xmlns="Ping"><HeartbeatInterval>20</HeartbeatInterval>${folders}</Ping>`;
}

/** A database with the users of SOGo. */
async function userDatabase(users: readonly { readonly name: string; readonly password: string }[]): Promise<string> {
  const { connectionString } = await database();
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(
    'create table mail_user (c_uid text primary key, c_name text, c_password text, c_cn text, mail text)',
  );
  for (const { name, password } of users) {
    await client.query('insert into mail_user values ($1, $1, $2, $1, $1)', [name, password]);
  }
  await client.end();
  return connectionString;
}

function messageAbout(subject: string): string {
  return `From: ben@acme.example\nTo: ${ann}\nSubject: ${subject}\nDate: Fri, 02 Jan 2026 03:04:05 +0000\nMessage-ID: <${subject.length}@acme.example>\n\nText.\n`;
}

function inboxOf(folders: string): string {
  const [, inbox = ''] = /<ServerId>([^<]*)<\/ServerId><ParentId>0<\/ParentId><DisplayName>INBOX</.exec(folders) ?? [];
  return inbox;
}

/** The first two rounds of Sync: a key, then what is there. */
async function readMail(phone: Device, inbox: string): Promise<string> {
  const ask = async (key: string, more = '') => {
    const collection = `<Collection><SyncKey>${key}</SyncKey><CollectionId>${inbox}</CollectionId>${more}</Collection>`;
    return (await phone.command('Sync', `<Sync xmlns="AirSync"><Collections>${collection}</Collections></Sync>`)).body;
  };
  return ask(textIn(await ask('0'), 'SyncKey') ?? '', '<GetChanges/>');
}
