// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { Client, NoSuchObjectError } from 'ldapts';

import type { DomainController } from './domain-controller.ts';
import { type SambaPair, startSambaPair } from './samba-pair.ts';

const patienceMilliseconds = 240_000;

describe('a pair of Samba domain controllers', () => {
  let pair: SambaPair;

  before(async () => {
    pair = await startSambaPair();
  });

  after(() => pair.stop());

  it('replicates in both directions', async () => {
    const [first, second] = pair.controllers;
    for (const [name, from, to] of [
      ['To the second', first, second],
      ['To the first', second, first],
    ] as const) {
      await as(pair, from, (client) => client.add(`CN=${name},${pair.domain}`, { objectClass: 'contact', cn: name }));
      assert.deepEqual(await as(pair, to, (client) => waitFor(client, `CN=${name},${pair.domain}`)), name);
    }
  });

  it('knows the attributes of Exchange', async () => {
    const dn = `CN=Mailbox,${pair.domain}`;
    const mailNickname = await as(pair, pair.controllers[0], async (client) => {
      await client.add(dn, { objectClass: 'user', sAMAccountName: 'mailbox', mailNickname: 'mailbox' });
      const { searchEntries } = await client.search(dn, { scope: 'base', attributes: ['mailNickname'] });
      return searchEntries[0]?.['mailNickname'];
    });
    assert.equal(mailNickname, 'mailbox');
  });

  it('comes back after the death of one of them', async () => {
    const [first, second] = pair.controllers;
    await second.kill();
    await as(pair, first, (client) => client.add(`CN=Meanwhile,${pair.domain}`, { objectClass: 'contact' }));
    await second.start();
    assert.deepEqual(await as(pair, second, (client) => waitFor(client, `CN=Meanwhile,${pair.domain}`)), 'Meanwhile');
  });
});

async function as<T>(pair: SambaPair, { url }: DomainController, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ url });
  await client.bind(pair.administrator.user, pair.administrator.password);
  try {
    return await work(client);
  } finally {
    await client.unbind();
  }
}

/** Common name of an entry that arrives by replication. */
async function waitFor(client: Client, dn: string): Promise<unknown> {
  const deadline = Date.now() + patienceMilliseconds;
  for (;;) {
    try {
      const { searchEntries } = await client.search(dn, { scope: 'base', attributes: ['cn'] });
      return searchEntries[0]?.['cn'];
    } catch (error) {
      if (!(error instanceof NoSuchObjectError) || Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}
