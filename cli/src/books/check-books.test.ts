import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Client } from '@tenantry/engine/client';
import { type Hosting, hosting } from '@tenantry/testing';

import { checkBooks, repairBooks } from './check-books.ts';

const signal = new AbortController().signal;

describe('tenantry books check', () => {
  it('finds the books right after every kind of thing was made', async () => {
    const hoster = await furnished();
    assert.deepEqual(await rowsOf(hoster), []);
  });

  it('shows what was changed behind the back, in directory and books, and mends it in requests of their own', async () => {
    const hoster = await furnished();
    const { acme, directory, pool } = hoster;
    const [ann, ben, cleo] = ['ann', 'ben', 'cleo'].map(
      (name) => `LDAP://CN=${name}@${acme.domain},${dnOf(acme.path)}`,
    );
    await directory.modify(ann ?? '', { mDBOverQuotaLimit: ['5000'] });
    await directory.delete(ben ?? '');
    const { guid } = await directory.read(cleo ?? '');
    await pool.query(
      'select resource_manager.remove_mailbox(mailbox, organization, store_id) from resource_manager.mailbox_allocation where mailbox = $1',
      [guid],
    );
    await pool.query(`delete from plans.counted_item where feature = 'maximum/groups'`);
    await pool.query('update resource_manager.folder_allocation set kilobytes = kilobytes + 1024');

    const found = await rowsOf(hoster);
    const home = 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)';
    const basic = `102400 KB on ${home}`;
    assert.deepEqual(
      found.map(({ what, booked, counted }) => [what.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'GUID'), booked, counted]),
      [
        ['counter used of GUID', '2048', '3072'],
        // The organization and both above it.
        ['counter maximum/groups', '1', '0'],
        ['counter maximum/groups', '1', '0'],
        ['counter maximum/groups', '1', '0'],
        ['mailbox ann@acme.example', basic, `5000 KB on ${home}`],
        ['mailbox cleo@acme.example', 'nothing', basic],
        ['mailbox of GUID', basic, 'nothing'],
        ['public folder /Acme', '3072 KB', '2048 KB'],
        ['maximum/groups sales@acme.example', 'nothing', 'counts'],
        ['maximum/mailboxes GUID', 'counts', 'nothing'],
      ],
    );

    for (const part of await checkBooks(hoster.client, { signal })) {
      const { state, requestId } = await repairBooks(hoster.client, part);
      assert.equal(state, 'done');
      assert.ok((await hoster.client.explain(requestId))?.steps.some(({ kind }) => kind === 'write'));
    }
    assert.deepEqual(await rowsOf(hoster), []);
  });

  it('takes what a request has done by half for no difference when the request has ended', async () => {
    const hoster = await furnished();
    const { acme, client, run } = hoster;
    const user = await acme.user('dora');
    const halfway = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    hoster.probe(({ procedure, at }) => {
      if (procedure !== 'AddPlanWithAsset_' || at !== 'after-apply') return undefined;
      halfway.resolve();
      return goOn.promise;
    });
    const creation = run('Hosted Email 2007::CreateMailbox', {
      user,
      planName: 'MailboxBasic',
      alias: 'dora',
      emailAddresses: [`SMTP:dora@${acme.domain}`],
    });
    await halfway.promise;
    const { guid } = await hoster.directory.read(acme.path);
    const seen: unknown[] = [];
    // Goes on as soon as it was seen running.
    const watched: Client = {
      ...client,
      plan: async (submission) => {
        const answer = await client.plan(submission);
        seen.push(answer.output);
        return answer;
      },
      list: (filter) => client.list(filter).finally(goOn.resolve),
    };
    const check = checkBooks(watched, { signal, organization: guid }).finally(goOn.resolve);
    await creation;
    assert.deepEqual(await check, []);
    const [{ differences }] = seen as [{ differences: readonly object[] }];
    assert.equal(differences.length, 2, 'space and count of a mailbox that is not there yet');
  });
});

function dnOf(path: string): string {
  return path.slice('LDAP://'.length);
}

async function rowsOf({ client }: Hosting) {
  return (await checkBooks(client, { signal })).flatMap(({ differences }) => differences);
}

/** A tenant with three mailboxes, a list, a contact and a public folder. */
async function furnished(): Promise<Hosting> {
  const hoster = await hosting();
  const { acme, run } = hoster;
  for (const name of ['ann', 'ben', 'cleo']) {
    const user = await acme.user(name);
    await run('Hosted Email 2007::CreateMailbox', {
      user,
      planName: 'MailboxBasic',
      alias: name,
      emailAddresses: [`SMTP:${name}@${acme.domain}`],
    });
  }
  await run('Hosted Email 2007::CreateDistributionList', {
    container: acme.path,
    managedBy: `ann@${acme.domain}`,
    name: 'Sales',
  });
  const contact = await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Pat' });
  await run('Hosted Email 2007::MailEnableContact', {
    contact: contact.path,
    externalEmailAddress: 'pat@partner.example',
    primarySmtpAddress: `pat@${acme.domain}`,
  });
  await run('Hosted Email 2007::ChangeOrganizationPlanAssignment', {
    organization: acme.path,
    planName: 'BusinessFolders',
  });
  await run('Hosted Email 2007::CreateFolder', {
    organization: acme.path,
    name: 'Acme',
    domainName: acme.domain,
    storageQuota: 1500,
  });
  return hoster;
}
