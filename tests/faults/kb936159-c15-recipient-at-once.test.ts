import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

/** What a mail server asks the directory for when mail arrives. */
const recipientStatement = `
  select e.attributes ->> 'mailNickname' as alias
  from directory.object e
  where e.attributes -> 'proxyAddresses' @> to_jsonb($1::text)`;

describe('C15, KB936159: a new recipient waited for mail for hours', () => {
  it('is in the directory, with its domain, when the call that makes it returns', async () => {
    const hoster = await hosting();
    const { acme, pool, run } = hoster;
    const found = async (address: string) => (await pool.query(recipientStatement, [`SMTP:${address}`])).rows.length;
    const domainName = 'new.example';
    const user = await acme.user('ann');
    const contact = await requestFor('Hosted Email 2007::CreateMailContact')(hoster);
    assert.equal(await found(`ann@${domainName}`), 0);

    await run('Hosted Email 2007::CreateSMTPDomain', { organization: acme.path, domainName });
    await run('Hosted Email 2007::CreateMailbox', {
      user,
      planName: 'MailboxGold',
      alias: 'ann',
      emailAddresses: [`SMTP:ann@${domainName}`],
    });
    await run('Hosted Email 2007::CreateMailContact', { ...contact, primarySmtpAddress: `pat@${domainName}` });

    assert.deepEqual([await found(`ann@${domainName}`), await found(`pat@${domainName}`)], [1, 1]);
    const { acceptedDomains } = await run('Exchange 2007 Provider::GetSMTPDomain', { identity: domainName });
    assert.equal(acceptedDomains.length, 1);
  });
});
