// Debian packages: slapd ldap-utils
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { startSlapd } from '@tenantry/testing/slapd';

import { prepareDirectory } from './prepare-directory.ts';

describe('preparing OpenLDAP', () => {
  it('adds what is missing, once, and shows it before', async (t) => {
    const slapd = await startSlapd({ servers: 2 });
    t.after(() => slapd.stop());
    const states = async (plan: boolean) =>
      (await Array.fromAsync(prepareDirectory(optionsFor(slapd), { plan, hostingUnit: 'Hosting' }))).map(
        ({ title, state }) => [title, state] as const,
      );

    const planned = await states(true);
    const done = await states(false);
    const again = await states(true);

    assert.deepEqual(planned.slice(0, 3), [
      ['Schema at dc1.fabrikam.com', 'present'],
      ['Schema at dc2.fabrikam.com', 'present'],
      ['DC=fabrikam,DC=com', 'planned'],
    ]);
    assert.deepEqual(
      done,
      planned.map(([title, state]) => [title, state === 'planned' ? 'done' : state]),
    );
    assert.deepEqual(
      again,
      planned.map(([title]) => [title, 'present']),
    );
  });

  it('tells that a server lacks the schema, before anything is written', async (t) => {
    const slapd = await startSlapd({ schema: false });
    t.after(() => slapd.stop());

    await assert.rejects(
      Array.fromAsync(prepareDirectory(optionsFor(slapd), { plan: false, hostingUnit: 'Hosting' })),
      { code: 'DIRECTORY_SCHEMA_NOT_LOADED', message: /dc1\.fabrikam\.com .* and \d+ more .*openldap\.schema/ },
    );
  });
});

function optionsFor({ servers, bindDn, password, domain }: Awaited<ReturnType<typeof startSlapd>>) {
  const controllers = servers.map(({ name, url }) => ({ name, url }));
  return { controllers, bindDn, password, startTls: false, tls: {}, domain };
}
