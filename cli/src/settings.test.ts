import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { describe, it } from 'node:test';

import { readSettings } from './settings.ts';

const nothing = { flags: { sample: true }, environment: {}, folder: '/srv' };

describe('readSettings', () => {
  it('has a default for everything', () => {
    assert.deepEqual(readSettings(nothing), {
      data: '/srv/.tenantry',
      databaseUrl: undefined,
      directory: undefined,
      keyFile: '/srv/.tenantry/secret.key',
      host: 'localhost',
      port: 8080,
      virtualDirectory: 'mpsws',
      publicAddress: undefined,
      logCalls: false,
      oabMinutes: 15,
      activeSyncBackend: undefined,
      roles: ['engine', 'web'],
      server: hostname(),
      components: 'program',
      sample: true,
      signIn: {
        tls: undefined,
        plainHttp: false,
        trustedProxies: [],
        attempts: { perName: 10, perAddress: 100, minutes: 15 },
        accountCalls: 0,
        addressCalls: 0,
        openIdConnect: undefined,
      },
      logLevel: undefined,
      retentionMonths: 13,
    });
  });

  it('prefers a flag to the environment, and that to the default', () => {
    const environment = { PORT: '9000', TENANTRY_DATA: '/var/lib/tenantry', TENANTRY_SAMPLE: 'false' };

    const { port, data, keyFile, sample } = readSettings({
      ...nothing,
      flags: { port: '9001', sample: true },
      environment,
    });

    assert.deepEqual(
      { port, data, keyFile, sample },
      {
        port: 9001,
        data: '/var/lib/tenantry',
        keyFile: '/var/lib/tenantry/secret.key',
        sample: false,
      },
    );
  });

  it('takes --no-sample', () => {
    assert.equal(readSettings({ ...nothing, flags: { sample: false } }).sample, false);
  });

  it('reads how callers sign in, and what belongs together only together', () => {
    const flags = (more: Record<string, string>) => ({ ...nothing, flags: more });
    const { signIn } = readSettings(
      flags({
        tlsCertificate: 'a.crt',
        tlsKey: '/etc/a.key',
        trustedProxies: '10.0.0.1, 10.1.0.0/16',
        signInFailures: '5',
      }),
    );
    assert.deepEqual(signIn.tls, {
      certificateFile: '/srv/a.crt',
      keyFile: '/etc/a.key',
      clientAuthoritiesFile: undefined,
    });
    assert.deepEqual(signIn.trustedProxies, ['10.0.0.1', '10.1.0.0/16']);
    assert.equal(signIn.attempts.perName, 5);
    const wrong = [
      { tlsCertificate: 'a.crt' },
      { tlsKey: 'a.key' },
      { tlsClientCa: 'ca.pem' },
      { oidcIssuer: 'https://login.example' },
      { signInFailures: '0' },
      { lockMinutes: 'long' },
      { plainHttp: 'perhaps' },
    ];
    for (const each of wrong) assert.throws(() => readSettings(flags(each)), { code: 'CLI_SETTING_INVALID' });
  });

  it('says what is wrong with a value, and where it came from', () => {
    assert.throws(() => readSettings({ ...nothing, environment: { PORT: '99999' } }), {
      code: 'CLI_SETTING_INVALID',
      message: '--port (PORT) is "99999", but must be a whole number from 0 to 65535.',
    });
  });

  it('takes addresses of the web alone for servers behind', () => {
    const environment = { TENANTRY_ACTIVE_SYNC_BACKEND: 'ldap://10.0.0.5/eas' };
    assert.throws(() => readSettings({ ...nothing, environment }), {
      code: 'CLI_SETTING_INVALID',
      message:
        '--active-sync-backend (TENANTRY_ACTIVE_SYNC_BACKEND) is "ldap://10.0.0.5/eas", but must be an address that begins with https:// or http://.',
    });
  });

  it('never shows the address of a database, which may hold a password', () => {
    assert.throws(() => readSettings({ ...nothing, environment: { DATABASE_URL: 'mysql://root:secret@db' } }), {
      code: 'CLI_SETTING_INVALID',
      message: '--database (DATABASE_URL) is "...", but must be an address that begins with postgresql://.',
    });
  });

  it('reads the servers of a directory', () => {
    const { directory } = readSettings({
      ...nothing,
      environment: {
        TENANTRY_DIRECTORY: 'ldaps://dc1.fabrikam.com,dc2=ldap://10.0.0.2:3389/DC=fabrikam,DC=com',
        TENANTRY_DIRECTORY_USER: 'cn=tenantry,dc=fabrikam,dc=com',
        TENANTRY_DIRECTORY_PASSWORD_FILE: 'directory.password',
      },
    });

    assert.deepEqual(directory, {
      controllers: [
        { name: 'dc1.fabrikam.com', url: 'ldaps://dc1.fabrikam.com' },
        { name: 'dc2', url: 'ldap://10.0.0.2:3389' },
      ],
      domain: 'DC=fabrikam,DC=com',
      user: 'cn=tenantry,dc=fabrikam,dc=com',
      passwordFile: '/srv/directory.password',
      certificatesFile: undefined,
      startTls: true,
      checkCertificate: true,
    });
  });

  it('refuses a directory without an account, one server twice, and what is no server', () => {
    for (const [text, message] of [
      ['ldaps://dc1.fabrikam.com', /^--directory-user \(TENANTRY_DIRECTORY_USER\) is "", but must be given/],
      ['ldaps://dc1,ldaps://DC1', /^--directory \(TENANTRY_DIRECTORY\) is "ldaps:\/\/dc1,/],
      ['https://dc1', /addresses that begin with ldaps:\/\//],
      ['ldap://dc1/DC=a,ldap://dc2', /addresses that begin with ldaps:\/\//],
    ] as const) {
      assert.throws(() => readSettings({ ...nothing, environment: { TENANTRY_DIRECTORY: text } }), {
        code: 'CLI_SETTING_INVALID',
        message,
      });
    }
  });
});
