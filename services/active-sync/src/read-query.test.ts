import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readQuery } from './read-query.ts';

const phone = 'User=ann%40acme.example&DeviceId=v140Device&DeviceType=SmartPhone';

describe('readQuery', () => {
  it('reads a plain query, whatever the case of its names', () => {
    const query = `CMD=FolderSync&${phone}&SaveInSent=T`;

    const { command, ...others } = readQuery(query, { 'ms-asprotocolversion': '14.1', 'x-ms-policykey': '3942919513' });

    assert.equal(command.name, 'FolderSync');
    assert.deepEqual(others, {
      version: 141,
      device: { id: 'v140Device', type: 'SmartPhone' },
      user: 'ann@acme.example',
      policyKey: 3_942_919_513,
      passedOn: query,
    });
  });

  it('reads the example in base64 of the specification', () => {
    const { command, ...others } = readQuery('jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l', {});

    assert.equal(command.name, 'Sync');
    assert.deepEqual(others, {
      version: 140,
      device: { id: 'v140Device', type: 'SmartPhone' },
      user: undefined,
      policyKey: undefined,
      passedOn: 'jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l',
    });
  });

  it('reads policy key and parameters in base64, and passes all but the key on', () => {
    const device = [4, ...Buffer.from('dev1')];
    const rest = [2, ...Buffer.from('PX'), 1, 1, 0x35, 8, 3, ...Buffer.from('ann')];
    const query = Buffer.from([161, 20, 9, 4, ...device, 4, 0x99, 0x88, 0x77, 0xf6, ...rest]).toString('base64');

    const { command, passedOn, ...others } = readQuery(encodeURIComponent(query), {});

    assert.equal(command.name, 'Provision');
    assert.deepEqual(others, { version: 161, device: { id: 'dev1', type: 'PX' }, user: 'ann', policyKey: 0xf6778899 });
    assert.deepEqual([...Buffer.from(passedOn, 'base64')], [161, 20, 9, 4, ...device, 0, ...rest]);
  });

  it('writes a device in hexadecimal that names itself by other than letters and digits', () => {
    const guid = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
    const query = Buffer.from([141, 9, 9, 4, 16, ...guid, 0, 2, ...Buffer.from('WP')]).toString('base64');
    assert.equal(readQuery(query, {}).device.id, '00112233445566778899aabbccddeeff');
    assert.equal(readQuery('Cmd=Sync&User=ann&DeviceId=a-b%5C&DeviceType=b', {}).device.id, '612d625c');
  });

  it('takes the oldest version where none is said', () => {
    assert.equal(readQuery(`Cmd=Sync&${phone}`, {}).version, 121);
  });

  const faults: readonly [what: string, query: string, headers: Record<string, string>, code: string][] = [
    ['no query', '', {}, 'ACTIVE_SYNC_QUERY_INVALID'],
    ['no user', 'Cmd=Sync&DeviceId=a&DeviceType=b', {}, 'ACTIVE_SYNC_QUERY_INVALID'],
    ['no device', 'Cmd=Sync&User=ann&DeviceType=b', {}, 'ACTIVE_SYNC_QUERY_INVALID'],
    ['no type of device', 'Cmd=Sync&User=ann&DeviceId=a', {}, 'ACTIVE_SYNC_QUERY_INVALID'],
    ['a long device', `Cmd=Sync&User=ann&DeviceType=b&DeviceId=${'a'.repeat(65)}`, {}, 'ACTIVE_SYNC_QUERY_INVALID'],
    [
      'line ends in a type of device',
      'Cmd=Sync&User=ann&DeviceId=a&DeviceType=b%0d%0ac',
      {},
      'ACTIVE_SYNC_QUERY_INVALID',
    ],
    ['base64 that is cut off', 'jAAJBAp2MTQwRGV2aWNl', {}, 'ACTIVE_SYNC_QUERY_INVALID'],
    ['a command twice', `Cmd=Sync&${phone}&cmd=Ping`, {}, 'ACTIVE_SYNC_QUERY_INVALID'],
    ['a command twice, once in disguise', `%43md=Sync&${phone}&Cmd=Ping`, {}, 'ACTIVE_SYNC_QUERY_INVALID'],
    ['a command behind base64', 'jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l&%43md=Sync', {}, 'ACTIVE_SYNC_QUERY_INVALID'],
    ['bytes in escapes', 'jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l%ff', {}, 'ACTIVE_SYNC_QUERY_INVALID'],
    ['a broken escape', 'jAAJBAp2MTQwRGV2aWNl%zz', {}, 'ACTIVE_SYNC_QUERY_INVALID'],
    ['a key of 3 bytes', 'jAAJBAp2MTQwRGV2aWNlAwECAwJQWA==', {}, 'ACTIVE_SYNC_QUERY_INVALID'],
    ['a version to come', `Cmd=Sync&${phone}`, { 'ms-asprotocolversion': '17.0' }, 'ACTIVE_SYNC_VERSION_NOT_SUPPORTED'],
    ['version 2.5', `Cmd=Sync&${phone}`, { 'ms-asprotocolversion': '2.5' }, 'ACTIVE_SYNC_VERSION_NOT_SUPPORTED'],
    ['version 2.5 in base64', 'GQAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l', {}, 'ACTIVE_SYNC_VERSION_NOT_SUPPORTED'],
    ['a key of 33 bits', `Cmd=Sync&${phone}`, { 'x-ms-policykey': '4294967296' }, 'ACTIVE_SYNC_QUERY_INVALID'],
    ['a key of letters', `Cmd=Sync&${phone}`, { 'x-ms-policykey': 'key' }, 'ACTIVE_SYNC_QUERY_INVALID'],
  ];
  for (const [what, query, headers, code] of faults) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readQuery(query, headers), { code });
    });
  }
});
