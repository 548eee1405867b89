import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting, undoesEverywhere } from '@tenantry/testing';

const MarkUMMailbox = 'Unified Messaging 2007 Provider::MarkUMMailbox_';

describe(MarkUMMailbox, () => {
  it('takes the dial plan that is named before that of the policy, and keeps no PIN', async () => {
    const hoster = await hosting();
    const { acme, run, directory, pool } = hoster;
    const identity = await acme.mailboxUser('ann');
    const { umMailboxPolicy } = await addDialPlan(hoster);
    const other = { name: 'Second', numberOfDigitsInExtension: 3, organization: acme.path };
    const { umDialPlan, guid } = await run('Unified Messaging 2007 Provider::NewUMDialPlan', other);

    await run(MarkUMMailbox, { identity, umMailboxPolicy, umDialPlan: guid, extensions: ['100'] });

    const { attributes } = await directory.read(identity);
    assert.deepEqual(attributes['msExchUMRecipientDialPlanLink'], [umDialPlan.slice('LDAP://'.length)]);
    assert.equal((await pool.query('select from unified_messaging.pin')).rowCount, 0);
  });

  undoesEverywhere(MarkUMMailbox, async (hoster) => {
    const identity = await hoster.acme.mailboxUser('ann');
    return { identity, umMailboxPolicy: (await addDialPlan(hoster)).umMailboxPolicy, extensions: ['1001'] };
  });
});
