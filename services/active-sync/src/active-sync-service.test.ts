import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';

import { type Hosting, hosting, subscribedToMobility, testPassword } from '@tenantry/testing';

import { acknowledgement, type Device, type DeviceOptions, device, textIn } from './device/device.ts';
import { wbxmlOf } from './device/device-wbxml.ts';
import { openEndpoint } from './device/open-endpoint.ts';

const mobility = 'Exchange 2007 Mobility Provider';
const ann = 'ann@acme.example';
const folderSync = '<FolderSync xmlns="FolderHierarchy"><SyncKey>0</SyncKey></FolderSync>';
const folders = '<FolderSync xmlns="FolderHierarchy"><Status>1</Status><SyncKey>1</SyncKey></FolderSync>';
const pinged = '<Ping xmlns="Ping"><Status>2</Status></Ping>';
const wbxmlType = 'application/vnd.ms-sync.wbxml';
const versions = ['12.1', '14.0', '14.1', '16.0', '16.1'];
const hasStatus = (version: string) => version !== '12.1';

describe('the endpoint of devices', () => {
  for (const version of versions) {
    it(`brings a policy to a device of version ${version}, and mail only then; asks again when it changes; wipes it`, async () => {
      const { hoster, user, phone } = await openWithDevice({ version });

      await refused(phone, version, 142);
      const [offered, acknowledged] = await phone.provision();
      assert.equal((await phone.command('FolderSync', folderSync)).body, folders);
      await changePolicy(hoster, '00:05:00');
      await refused(phone, version, 143);
      const [changed] = await phone.provision();
      assert.equal((await phone.command('FolderSync', folderSync)).body, folders);

      assert.equal(textIn(offered.body, 'MaxInactivityTimeDeviceLock'), '900');
      assert.equal(textIn(offered.body, 'AllowBluetooth'), '1');
      assert.equal(textIn(changed.body, 'MaxInactivityTimeDeviceLock'), '300');
      assert.notEqual(textIn(acknowledged.body, 'PolicyKey'), textIn(offered.body, 'PolicyKey'));
      assert.deepEqual(
        [textIn(acknowledged.body, 'Status'), acknowledged.body.includes('EASProvisionDoc')],
        ['1', false],
      );
      await wipe(hoster, user, { phone, version });
    });
  }

  it('speaks the same in base64', async () => {
    const { phoneWith } = await openWithDevice({ version: '14.1' });
    for (const version of versions) {
      const phone = phoneWith({ version, query: 'base64', id: `phone${version.replace('.', '')}` });
      await refused(phone, version, 142);
      await phone.provision();
      assert.equal((await phone.command('FolderSync', folderSync)).body, folders);
    }
  });

  it('gives the policy in the shape of the specification', async () => {
    const { hoster, phone } = await openWithDevice({ version: '14.1' });
    await changePolicy(hoster, 'Unlimited');

    const [offered] = await phone.provision();

    const key = textIn(offered.body, 'PolicyKey');
    const head =
      '<Provision xmlns="Provision"><DeviceInformation xmlns="Settings"><Status>1</Status></DeviceInformation><Status>1</Status>';
    const policy = `<Policies><Policy><PolicyType>MS-EAS-Provisioning-WBXML</PolicyType><Status>1</Status><PolicyKey>${key}</PolicyKey><Data><EASProvisionDoc><DevicePasswordEnabled>1</DevicePasswordEnabled>`;
    assert.equal(offered.body.slice(0, head.length + policy.length), head + policy);
    assert.equal(textIn(offered.body, 'MaxInactivityTimeDeviceLock'), '9999');
    assert.match(offered.body, /<MinDevicePasswordLength\/>/);
    assert.match(offered.body, /<\/EASProvisionDoc><\/Data><\/Policy><\/Policies><\/Provision>$/);
  });

  it('keeps what devices tell of themselves, in Provision as in Settings', async () => {
    const { hoster, user, phone, phoneWith } = await openWithDevice({ version: '14.1' });
    const older = phoneWith({ version: '14.0', id: 'phone2' });
    await phone.provision();
    await older.provision();
    await older.command(
      'Settings',
      '<Settings xmlns="Settings"><DeviceInformation><Set><Model>Contoso 6</Model></Set></DeviceInformation></Settings>',
    );
    await older.command('Ping', '<Ping xmlns="Ping"><HeartbeatInterval>480</HeartbeatInterval></Ping>');

    const told = await devicesOf(hoster, user);

    const names = [
      'deviceId',
      'deviceModel',
      'devicePhoneNumber',
      'deviceType',
      'deviceUserAgent',
      'lastPingHeartbeat',
    ];
    assert.deepEqual(
      told.map((each) => names.map((name) => each[name])),
      [
        ['phone1', 'Contoso 7', '4255550100', 'SmartPhone', 'Contoso/7.1', undefined],
        ['phone2', 'Contoso 6', undefined, 'SmartPhone', 'Contoso/7.1', 480],
      ],
    );
  });

  it('lets nobody through who has not signed in, or is somebody else, or has no mailbox', async () => {
    const { hoster, phone, phoneWith } = await openWithDevice({ version: '14.1' });
    await hoster.acme.user('ben');
    for (const [options, status, code] of [
      [{ password: 'wrong' }, 401, 'ACTIVE_SYNC_UNAUTHENTICATED'],
      [{ addressedUser: 'eve@rival.example' }, 403, 'ACTIVE_SYNC_OTHER_USER'],
      [{ user: 'ben@acme.example' }, 403, 'ACTIVE_SYNC_NO_MAILBOX'],
    ] as const) {
      for (const command of ['FolderSync', 'Provision']) {
        const { headers, status: told } = await phoneWith(options).command(command, folderSync);
        assert.deepEqual([told, headers['tenantry-error']], [status, code]);
      }
    }
    assert.equal((await phone.command('FolderSync', folderSync)).status, 200);
    const downLevel = phoneWith({ user: 'acme.example\\ann' });
    assert.equal((await downLevel.command('FolderSync', folderSync)).status, 200);
  });

  it('keeps users out whose ActiveSync is off, and devices that are blocked or not on the list', async () => {
    const { hoster, phone, user } = await openWithDevice({ version: '14.1' });
    await phone.provision();
    const identity = (await devicesOf(hoster, user))[0]?.['identity'];

    await hoster.run(`${mobility}::SetDeviceAccess_`, { identity, access: 'blocked' });
    await refused(phone, '14.1', 129);
    assert.equal(textIn((await phone.provision())[0].body, 'Status'), '129');
    await hoster.run(`${mobility}::SetDeviceAccess_`, { identity, access: 'allowed' });
    await setMailbox(hoster, user, { activeSyncAllowedDeviceIDs: ['other'] });
    await refused(phone, '14.1', 129);
    await setMailbox(hoster, user, { activeSyncAllowedDeviceIDs: ['other', 'PHONE1'] });
    assert.equal(textIn((await phone.provision())[1].body, 'Status'), '1');
    await hoster.run('Exchange 2007 Provider::SetCASMailbox', { path: user, activeSyncEnabled: false });

    const { status, headers } = await phone.command('FolderSync', folderSync);
    assert.deepEqual([status, headers['tenantry-error']], [403, 'ACTIVE_SYNC_DISABLED']);
  });

  it('takes a policy that is applied in part, not at all or by others only where the policy allows that', async () => {
    const { hoster, phone, phoneWith } = await openWithDevice({ version: '14.1' });
    const [, older] = await phoneWith({ version: '12.1', id: 'phone2' }).provision('3');
    assert.deepEqual([older.status, older.headers['tenantry-status']], [403, '139']);
    for (const [status, told] of [
      ['2', '139'],
      ['3', '139'],
      ['4', '145'],
    ] as const) {
      const [, acknowledged] = await phone.provision(status);
      assert.equal(textIn(acknowledged.body, 'Status'), told);
      await refused(phone, '14.1', 142);
    }

    await hoster.run(`${mobility}::SetActiveSyncMailboxPolicy`, {
      identity: 'Strict',
      allowNonProvisionableDevices: true,
    });

    await phone.provision('2');
    assert.equal((await phone.command('FolderSync', folderSync)).body, folders);
    phone.policyKey = undefined;
    assert.equal((await phone.command('FolderSync', folderSync)).body, folders);
    phone.policyKey = '0';
    await refused(phone, '14.1', 142);
  });

  it('takes an acknowledgement of the offered policy alone, and of no other that came in between', async () => {
    const { hoster, phone } = await openWithDevice({ version: '14.1' });
    const initial =
      '<Provision xmlns="Provision"><Policies><Policy><PolicyType>MS-EAS-Provisioning-WBXML</PolicyType></Policy></Policies></Provision>';
    const key = textIn((await phone.command('Provision', initial)).body, 'PolicyKey') ?? '';

    const wrong = await phone.command('Provision', acknowledgement(String(Number(key) - 1), '1'));
    assert.match(wrong.body, /<Status>1<\/Status><Policies>.*<Status>5<\/Status>/);
    await changePolicy(hoster, '00:02:00');
    const late = await phone.command('Provision', acknowledgement(key, '1'));

    assert.match(late.body, /<Status>1<\/Status><Policies>.*<Status>5<\/Status>/);
    phone.policyKey = key;
    await refused(phone, '14.1', 142);
  });

  it('answers what is no Provision with the codes of the specification', async () => {
    const { phone } = await openWithDevice({ version: '14.1' });

    const empty = await phone.command('Provision', '<Provision xmlns="Provision"/>');
    const unknown = await phone.command(
      'Provision',
      '<Provision xmlns="Provision"><Policies><Policy><PolicyType>MS-WAP-Provisioning-XML</PolicyType></Policy></Policies></Provision>',
    );
    const nothing = await phone.command('Provision');

    assert.equal(empty.body, '<Provision xmlns="Provision"><Status>2</Status></Provision>');
    assert.match(unknown.body, /<PolicyType>MS-WAP-Provisioning-XML<\/PolicyType><Status>3<\/Status>/);
    assert.deepEqual([nothing.status, nothing.headers['tenantry-error']], [400, 'ACTIVE_SYNC_NOT_WBXML']);
  });

  it('lets devices without a policy through', async () => {
    const { hoster, phone, user } = await openWithDevice({ version: '14.1' });
    await setMailbox(hoster, user, { activeSyncMailboxPolicy: '' });

    const [offered] = await phone.provision();

    assert.match(offered.body, /<Status>1<\/Status><Policies>.*<Status>2<\/Status>/);
    assert.equal((await phone.command('FolderSync', folderSync)).body, folders);
  });

  it('wipes an account alone on devices that can, and lets others do nothing', async () => {
    const { hoster, phone, user, phoneWith } = await openWithDevice({ version: '16.1' });
    await phone.provision();
    const identity = (await devicesOf(hoster, user))[0]?.['identity'];
    await hoster.run(`${mobility}::ClearActiveSyncDevice`, { identity, wipeKind: 'account' });

    const older = phoneWith({ version: '16.0' });
    assert.match((await older.command('Provision', '<Provision xmlns="Provision"/>')).body, />129</);
    await refused(phone, '16.1', 140);
    const order = await phone.command('Provision', '<Provision xmlns="Provision"/>');
    const done = await phone.command(
      'Provision',
      '<Provision xmlns="Provision"><AccountOnlyRemoteWipe><Status>1</Status></AccountOnlyRemoteWipe></Provision>',
    );

    assert.equal(order.body, '<Provision xmlns="Provision"><Status>1</Status><AccountOnlyRemoteWipe/></Provision>');
    assert.equal(done.body, '<Provision xmlns="Provision"><Status>1</Status></Provision>');
    const [told] = await devicesOf(hoster, user);
    assert.deepEqual([told?.['wipeState'], told?.['wipeKind']], ['acknowledged', 'account']);
  });

  it('refuses more than a command of its own can have', async () => {
    const { phone } = await openWithDevice({ version: '14.1' });
    const text = `<Provision xmlns="Provision"><Status>${'x'.repeat(70_000)}</Status></Provision>`;

    const { status, headers } = await phone.command('Provision', text);

    assert.deepEqual([status, headers['tenantry-error']], [413, 'ACTIVE_SYNC_BODY_TOO_LARGE']);
  });

  it('announces what it and the server behind speak', async () => {
    const { phone } = await openWithDevice({ version: '14.1' });
    const { status, headers } = await phone.options();
    assert.deepEqual(
      [status, headers['ms-asprotocolversions'], headers['ms-asprotocolcommands']],
      [200, '12.1,14.0,14.1', 'Sync,FolderSync,Ping,Provision'],
    );
  });

  it('brings policies without a server behind, and says that there is no mail', async () => {
    const { phone } = await openWithDevice({ version: '16.1', behind: false });

    const { headers } = await phone.options();
    await phone.provision();
    const mail = await phone.command('FolderSync', folderSync);

    assert.deepEqual(
      [headers['ms-asprotocolversions'], headers['ms-asprotocolcommands']],
      ['12.1,14.0,14.1,16.0,16.1', 'Provision'],
    );
    assert.deepEqual([mail.status, mail.headers['tenantry-error']], [503, 'ACTIVE_SYNC_NO_BACKEND']);
  });

  it('knows the policies and wipes of Hosted Mobility', async () => {
    const { hoster, phone, user } = await openWithDevice({ version: '14.1' });
    const hosted = (procedure: string, input: object) => hoster.run(`Hosted Mobility 2007::${procedure}`, input);
    await subscribedToMobility(hoster.run, hoster.acme);
    const policy = { organization: hoster.acme.path, policyName: 'Gold' };
    await hosted('CreatePolicy', { ...policy, maxInactivityTimeDeviceLock: '01:00:00' });

    await hosted('SetUserPolicy', { user, policyName: 'Gold' });
    const [own] = await phone.provision();
    await hosted('ClearUserPolicy', { user });
    const [shared] = await phone.provision();
    await hosted('WipeDevice', { user, deviceID: 'phone1' });
    await refused(phone, '14.1', 140);
    await hosted('CancelDeviceWipe', { user, deviceID: 'phone1' });

    assert.deepEqual(
      [own, shared].map(({ body }) => textIn(body, 'MaxInactivityTimeDeviceLock')),
      ['3600', '900'],
    );
    assert.equal((await phone.command('FolderSync', folderSync)).body, folders);
  });

  it('says so where the provider with the books is not installed', async () => {
    const { hoster, phone } = await openWithDevice({ version: '14.1' });
    await hoster.pool.query('drop schema mobility cascade');

    const { status, headers } = await phone.command('FolderSync', folderSync);

    assert.deepEqual([status, headers['tenantry-error']], [503, 'ACTIVE_SYNC_NOT_INSTALLED']);
  });

  it('does not wait for devices that wait when it stops', async () => {
    const { phone, endpoint, asked } = await openWithDevice({ version: '14.1', pingAnswers: false });
    await phone.provision();
    const ping = once(
      phone.begin('Ping', '<Ping xmlns="Ping"><HeartbeatInterval>3540</HeartbeatInterval></Ping>'),
      'response',
    );
    await asked.promise;

    const stopped = endpoint.stop();

    const [answer] = (await ping) as [IncomingMessage];
    assert.deepEqual([answer.statusCode, answer.headers['tenantry-error']], [503, 'ACTIVE_SYNC_STOPPING']);
    answer.resume();
    phone.close();
    await stopped;
  });
});

interface Opening {
  readonly version: string;
  /** Whether there is a server behind. Default true. */
  readonly behind?: boolean;
  /** Whether it ever answers Ping. Default true. */
  readonly pingAnswers?: boolean;
}

/** A user with a mailbox and a policy by a request in XML, and a device of hers that has not called yet. */
async function openWithDevice({ version, behind = true, pingAnswers = true }: Opening) {
  const asked = Promise.withResolvers<void>();
  const backend = behind
    ? await listen((incoming, response) => {
        asked.resolve();
        answerBehind(incoming, response, pingAnswers);
      })
    : undefined;
  const hoster = await hosting();
  const endpoint = await openEndpoint(hoster, backend);
  const user = await hoster.acme.mailboxUser('ann');
  const { error } = await hoster.submit(policyRequest(user));
  assert.equal(error, undefined);
  return { endpoint, hoster, user, phone: phoneWith({}), phoneWith, asked };

  function phoneWith(options: Partial<DeviceOptions>): Device {
    const phone = device({ server: endpoint.server, user: ann, password: testPassword, version, ...options });
    after(() => phone.close());
    return phone;
  }
}

function policyRequest(user: string): string {
  return `<request>
    <data><user>${user}</user></data>
    <procedure>
      <execute namespace="${mobility}" procedure="NewActiveSyncMailboxPolicy">
        <executeData>
          <name>Strict</name>
          <devicePasswordEnabled>true</devicePasswordEnabled>
          <maxInactivityTimeDeviceLock>00:15:00</maxInactivityTimeDeviceLock>
          <allowBluetooth>HandsfreeOnly</allowBluetooth>
        </executeData>
      </execute>
      <execute namespace="${mobility}" procedure="SetCASMailbox">
        <executeData><path>${user}</path><activeSyncMailboxPolicy>Strict</activeSyncMailboxPolicy></executeData>
      </execute>
    </procedure>
  </request>`;
}

/** An ActiveSync server that knows one answer a command. */
function answerBehind(incoming: IncomingMessage, response: Parameters<RequestListener>[1], pingAnswers: boolean): void {
  incoming.resume();
  if (incoming.method === 'OPTIONS') {
    response.setHeader('MS-ASProtocolVersions', '2.5,12.0,12.1,14.0,14.1');
    response.setHeader('MS-ASProtocolCommands', 'Sync,FolderSync,Ping');
    response.end();
    return;
  }
  const isPing = incoming.url?.includes('Ping') === true;
  if (isPing && !pingAnswers) return;
  response.setHeader('content-type', wbxmlType);
  response.end(wbxmlOf(isPing ? pinged : folders));
}

async function refused(phone: Device, version: string, status: number): Promise<void> {
  const { status: http, headers, body } = await phone.command('FolderSync', folderSync);
  assert.equal(headers['tenantry-status'], String(status));
  if (!hasStatus(version)) assert.deepEqual([http, body], [status === 129 ? 403 : 449, '']);
  else assert.equal(body, `<FolderSync xmlns="FolderHierarchy"><Status>${status}</Status></FolderSync>`);
}

async function wipe(
  hoster: Hosting,
  user: string,
  { phone, version }: { phone: Device; version: string },
): Promise<void> {
  const [{ identity } = {}] = await devicesOf(hoster, user);
  await hoster.run(`${mobility}::ClearActiveSyncDevice`, { identity });
  const done = '<Provision xmlns="Provision"><RemoteWipe><Status>1</Status></RemoteWipe></Provision>';
  const order = '<Provision xmlns="Provision"><Status>1</Status><RemoteWipe/></Provision>';

  // Who says that it is done before it was asked is asked.
  assert.equal((await phone.command('Provision', done)).body, order);
  await refused(phone, version, 140);
  assert.deepEqual(await wipeState(hoster, user), 'sent');
  const failed = await phone.command('Provision', done.replace('1', '2'));
  assert.equal(failed.body, order.replace('<Status>1', '<Status>2'));
  assert.equal(await wipeState(hoster, user), 'sent');
  assert.equal((await phone.command('Provision', done)).body, order.replace('<RemoteWipe/>', ''));
  assert.equal(await wipeState(hoster, user), 'acknowledged');

  // It stays wiped until it is removed.
  await refused(phone, version, 140);
  assert.equal((await phone.provision())[0].body, order);
  await hoster.run(`${mobility}::RemoveActiveSyncDevice`, { identity });
  await refused(phone, version, 142);
  await phone.provision();
  assert.equal((await phone.command('FolderSync', folderSync)).body, folders);
}

async function wipeState(hoster: Hosting, user: string): Promise<unknown> {
  return (await devicesOf(hoster, user))[0]?.['wipeState'];
}

async function devicesOf({ run }: Hosting, mailbox: string): Promise<Record<string, unknown>[]> {
  return (await run(`${mobility}::GetActiveSyncDeviceStatistics`, { mailbox })).devices;
}

async function changePolicy({ run }: Hosting, maxInactivityTimeDeviceLock: string): Promise<void> {
  await run(`${mobility}::SetActiveSyncMailboxPolicy`, { identity: 'Strict', maxInactivityTimeDeviceLock });
}

async function setMailbox({ run }: Hosting, path: string, changes: object): Promise<void> {
  await run(`${mobility}::SetCASMailbox`, { path, ...changes });
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/eas`;
}
