import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { databaseOf, parseStoreName } from './mail-store-name.ts';

const store = { serverName: 'EXMBX01', mailStoreName: 'Mailbox Store 1 (EXMBX01)' };
const name = 'CN=Mailbox Store 1 (EXMBX01),CN=SG01,CN=InformationStore,CN=EXMBX01,CN=Servers,DC=fabrikam,DC=com';

describe('parseStoreName', () => {
  for (const text of [
    'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
    name,
    `LDAP://${name}`,
    `LDAP://dc1.fabrikam.com/${name}`,
  ]) {
    it(`reads ${text}`, () => assert.deepEqual(parseStoreName(text), store));
  }

  for (const text of ['EXMBX01\\Mailbox Store 1', 'Mailbox Store 1 (EXMBX01)', 'CN=store,DC=fabrikam,DC=com', '\\\\']) {
    it(`refuses ${text}`, () => {
      assert.throws(() => parseStoreName(text), { code: 'HOSTED_EMAIL_STORE_NAME_INVALID' });
    });
  }
});

describe('databaseOf', () => {
  const GUID = '8f14e45f-ceea-467f-9e1b-3d1a6a0f2c51';

  it('names server, storage group and store', () => {
    assert.equal(databaseOf({ ...store, GUID, storageGroupName: 'SG01' }), 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)');
  });

  it('falls back to the GUID when the storage group is not known', () => {
    assert.equal(databaseOf({ ...store, GUID }), `LDAP://<GUID=${GUID}>`);
  });
});
