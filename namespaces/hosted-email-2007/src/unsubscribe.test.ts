import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::Unsubscribe';

describe(name, () => {
  it('gives domains, storage and plan up', async () => {
    const hoster = await hosting();
    const { path } = hoster.acme;
    await hoster.run('Hosted Email 2007::ChangeOrganizationPlanAssignment', {
      organization: path,
      planName: 'BusinessFolders',
    });
    await hoster.run(name, { organization: path });
    await assert.rejects(hoster.run('Hosted Email 2007::GetOrganizationPlanAssignment', { organization: path }), {
      code: 'HOSTED_EMAIL_NOT_SUBSCRIBED',
    });
    assert.deepEqual((await hoster.run('Hosted Email 2007::GetOrganizationDomains', { path })).SMTPDomains, []);
    assert.equal(
      (await hoster.pool.query('select from resource_manager.organization_grant where granted > 0')).rowCount,
      0,
    );
  });

  it('takes the mail of contacts and groups along, and nothing counts any more', async () => {
    const hoster = await hosting();
    const { contact } = await requestFor('Hosted Email 2007::MailDisableContact')(hoster);
    const { group } = await requestFor('Hosted Email 2007::MailDisableGroup')(hoster);

    await hoster.run(name, { organization: hoster.acme.path });

    for (const path of [contact, group]) {
      assert.equal((await hoster.directory.read(path)).attributes['proxyAddresses'], undefined);
    }
    const { rows } = await hoster.pool.query('select item from plans.counted_item');
    const { guid } = await hoster.directory.read(hoster.rival.path);
    assert.deepEqual(rows, [{ item: `${guid} rival.example` }]);
  });

  it('refuses while there are mailboxes, without an organization, and where there is no subscription', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path }), { code: 'HOSTED_EMAIL_MAILBOXES_LEFT' });
    await assert.rejects(hoster.run(name, {}), { code: 'HOSTED_EMAIL_NO_ORGANIZATION_NAMED' });
    await assert.rejects(hoster.run(name, { organization: hoster.reseller.path }), {
      code: 'HOSTED_EMAIL_NOT_SUBSCRIBED',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
