import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { compareSnapshots } from '@tenantry/cli/snapshot';

import { hosting } from './hosting.ts';
import { requireVisibility } from './require-visibility.ts';

describe('hosting', () => {
  it('gives each test a hoster of its own with two tenants', async () => {
    const [one, other] = [await hosting(), await hosting()];
    const before = await other.everything();

    await one.acme.user('ann');

    assert.notDeepEqual(compareSnapshots(before, await one.everything()), []);
    assert.deepEqual(compareSnapshots(before, await other.everything()), []);
  });

  it('recovers with another engine', async () => {
    const hoster = await hosting();
    await hoster.crash();
    await hoster.restart();

    assert.match(await hoster.acme.user('ben'), /^LDAP:\/\/CN=ben@acme\.example,OU=Acme,/);
  });

  it('sees at the end of a test when a mailbox is in lists, a view or a book that are not its own', async () => {
    const hoster = await hosting();
    const { acme, directory, rival } = hoster;
    const own = await directory.read(await acme.mailboxUser('ann'));
    const foreign = await directory.read(await rival.mailboxUser('eve'));
    await requireVisibility(hoster);

    for (const name of ['showInAddressBook', 'msExchQueryBaseDN', 'msExchUseOAB']) {
      for (const value of [foreign.attributes[name] ?? [], []]) {
        await directory.modify(own.path, { [name]: value });
        await assert.rejects(requireVisibility(hoster), { code: 'ERR_ASSERTION', message: new RegExp(name) });
      }
      await directory.modify(own.path, { [name]: own.attributes[name] ?? [] });
    }
    await requireVisibility(hoster);
  });
});
