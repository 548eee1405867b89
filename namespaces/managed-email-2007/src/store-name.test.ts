import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { storeNameOf } from './store-name.ts';

describe('storeNameOf', () => {
  it('names server, storage group and store', () => {
    const path =
      'LDAP://CN=Mailbox Store 1 (EXMBX01),CN=SG01,CN=InformationStore,CN=EXMBX01,CN=Servers,DC=fabrikam,DC=com';
    assert.equal(storeNameOf(path), 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)');
  });

  it('reads escaped characters', () => {
    const path = 'LDAP://CN=Huts\\, north,CN=SG01,CN=InformationStore,CN=EXMBX01,CN=Servers,DC=fabrikam,DC=com';
    assert.equal(storeNameOf(path), 'EXMBX01\\SG01\\Huts, north');
  });

  it('leaves a path of another shape as it is', () => {
    assert.equal(storeNameOf('LDAP://CN=store,DC=fabrikam,DC=com'), 'LDAP://CN=store,DC=fabrikam,DC=com');
  });
});
