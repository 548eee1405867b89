import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { compareSnapshots } from '@tenantry/cli/snapshot';

import { hosting } from './hosting.ts';

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
});
