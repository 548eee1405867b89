import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::ListRecipients_';

describe(name, () => {
  it('lists what an organization owns, with store and sizes, and nothing of others', async () => {
    const { acme, rival, directory, run } = await hosting();
    await acme.user('nobody');
    const ann = await acme.mailboxUser('ann');
    const bea = await rival.mailboxUser('bea');
    await run('Hosted Email 2007::CreateDistributionList', {
      container: acme.path,
      managedBy: `ann@${acme.domain}`,
      name: 'Sales',
    });
    const { guid, attributes } = await directory.read(ann);

    const { recipients } = await run(name, { organization: acme.path });

    assert.deepEqual(recipients.map(({ kind, alias }: { kind: string; alias: string }) => [kind, alias]).sort(), [
      ['group', 'sales'],
      ['mailbox', 'ann'],
    ]);
    const mailboxes = await run(name, { organization: acme.path, kind: 'mailbox' });
    assert.equal(mailboxes.recipients.length, 1);
    const { mailboxGuid, displayName, ...mailbox } = mailboxes.recipients[0];
    assert.match(mailboxGuid, /^[0-9a-f-]{36}$/);
    assert.equal(displayName, attributes['displayName']?.[0]);
    assert.deepEqual(mailbox, {
      guid,
      path: ann,
      kind: 'mailbox',
      alias: 'ann',
      primarySmtpAddress: `ann@${acme.domain}`,
      database: `LDAP://${attributes['homeMDB']?.[0]}`,
      issueWarningKilobytes: Number(attributes['mDBStorageQuota']?.[0]),
      prohibitSendKilobytes: Number(attributes['mDBOverQuotaLimit']?.[0]),
    });
    const foreign = (await directory.read(bea)).guid;
    const byGuid = await run(name, { guids: [foreign, '00000000-0000-4000-8000-000000000000'] });
    assert.deepEqual(
      byGuid.recipients.map(({ path }: { path: string }) => path),
      [bea],
    );
  });
});
