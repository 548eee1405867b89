import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import pg from 'pg';

import { openLdapDirectory } from './open-ldap-directory.ts';

const options = {
  // The port of tcpmux, on which nothing listens.
  controllers: [{ name: 'dc1', url: 'ldap://127.0.0.1:1' }],
  domain: 'DC=fabrikam,DC=com',
  bindDn: 'cn=tenantry,dc=fabrikam,dc=com',
  password: 'secret',
  startTls: false,
  tls: {},
  pool: new pg.Pool(),
};

describe('a directory of which no controller answers', () => {
  it('is not opened', async () => {
    await assert.rejects(openLdapDirectory(options), { code: 'DIRECTORY_CONTROLLER_UNREACHABLE' });
  });

  it('is opened where it may be away, and fails when it is asked', async () => {
    const { directory, findAccount, dump, close } = await openLdapDirectory({ ...options, mayBeAway: true });
    await assert.rejects(directory.read('LDAP://OU=Hosting,DC=fabrikam,DC=com'), {
      code: 'DIRECTORY_CONTROLLER_UNREACHABLE',
    });
    await assert.rejects(findAccount('ann@acme.example'), { code: 'DIRECTORY_CONTROLLER_UNREACHABLE' });
    await assert.rejects(dump()[Symbol.asyncIterator]().next(), { code: 'DIRECTORY_CONTROLLER_UNREACHABLE' });
    await close();
  });
});
