// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { callOf } from '@tenantry/cli/two-tenants';
import type { Answer } from '@tenantry/engine/client';
import { Client } from 'ldapts';

import { type SambaEngines, sambaEngines } from './samba-engines.ts';

const callers = 16;
const requestsEach = 3;
const deadMilliseconds = 3000;

describe('a domain controller that dies while 16 callers provision', () => {
  it('leaves nothing half and nothing twice; what was answered is on both in the end', async () => {
    const engines = await sambaEngines();
    const [first] = engines.samba.pair.controllers;
    let answered = 0;
    let coming: Promise<void> | undefined;
    const dieAndComeBack = async () => {
      await first.kill();
      await pause(deadMilliseconds);
      await first.start();
    };

    const outcomes = new Map<string, Answer>();
    const call = async (caller: number) => {
      const { client } = caller % 2 === 0 ? engines.hoster : engines.other;
      for (let turn = 0; turn < requestsEach; turn++) {
        const name = `user-${caller}-${turn}`;
        const what = callOf('Hosted Active Directory::CreateUser', {
          container: engines.hoster.acme.path,
          userPrincipalName: `${name}@acme.example`,
          displayName: name,
          isAdmin: false,
          newPassword: 'Test-password-1',
        });
        outcomes.set(name, await client.submit({ what, caller: { trustee: 'system' } }));
        if (++answered === callers) coming = dieAndComeBack();
      }
    };
    await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
    await coming;
    await engines.samba.pair.settle();

    assert.equal(outcomes.size, callers * requestsEach);
    const states = Map.groupBy(outcomes, ([, { state }]) => state);
    assert.deepEqual(
      [...states.keys()].filter((state) => state !== 'done' && state !== 'failed'),
      [],
    );
    const done = (states.get('done') ?? []).map(([name]) => name).sort();
    for (const controller of engines.samba.pair.controllers) {
      assert.deepEqual(await usersAt(engines, controller.url), done, controller.name);
    }
  });
});

/** Users of the test at one controller; of two with one name the later one would have a name of its own, with `CNF:`. */
async function usersAt({ hoster, samba }: SambaEngines, url: string): Promise<string[]> {
  const client = new Client({ url });
  await client.bind(samba.pair.administrator.user, samba.pair.administrator.password);
  try {
    const { searchEntries } = await client.search(hoster.acme.path.slice('LDAP://'.length), {
      scope: 'sub',
      filter: '(&(objectClass=user)(displayName=user-*))',
      attributes: ['displayName', 'cn'],
    });
    assert.deepEqual(
      searchEntries.filter(({ dn }) => dn.includes('CNF:')),
      [],
    );
    return searchEntries.map(({ displayName }) => String(displayName)).sort();
  } finally {
    await client.unbind();
  }
}
