import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::DeleteMailContact';

describe(name, () => {
  it('deletes the contact, frees its address and its place in the plan', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    const request = await requestFor(name)(hoster);

    await hoster.acme.run(name, request);

    assert.deepEqual(await hoster.everything(), before);
  });

  it('takes the customer record along that CreateContact made', async () => {
    const { run, acme, pool } = await hosting();
    const { path } = await run('Hosted Active Directory::CreateContact', { container: acme.path, name: 'Kim' });
    await run('Hosted Email 2007::MailEnableContact', {
      contact: path,
      externalEmailAddress: 'kim@partner.example',
      primarySmtpAddress: 'kim@acme.example',
    });

    await acme.run(name, { contact: path });

    const { rows } = await pool.query("select status from plans.customer where type_name = 'Contact'");
    assert.deepEqual(rows, [{ status: 'Deleted' }]);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
