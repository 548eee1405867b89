import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting, undoesEverywhere } from '@tenantry/testing';

const provider = 'Unified Messaging 2007 Provider';
const DisableUMMailbox = `${provider}::DisableUMMailbox`;

describe(DisableUMMailbox, () => {
  it('takes everything away, or keeps settings and PIN for the next time', async () => {
    const hoster = await hosting();
    const { run, directory, pool } = hoster;
    const identity = await addVoiceUser(hoster);
    await run(`${provider}::SetUMMailbox`, { identity, propertyList: { faxEnabled: false, operatorNumber: '1000' } });
    const ofVoice = async () =>
      Object.entries((await directory.read(identity)).attributes).filter(([name]) => name.startsWith('msExchUM'));

    await run(DisableUMMailbox, { identity, keepProperties: true });

    const kept = Object.fromEntries(await ofVoice());
    assert.deepEqual(kept['msExchUMEnabledFlags'], ['828']);
    assert.deepEqual(kept['msExchUMOperatorNumber'], ['1000']);
    assert.deepEqual((await directory.read(identity)).attributes['proxyAddresses'], ['SMTP:ann@acme.example']);
    assert.equal((await pool.query('select from unified_messaging.pin')).rowCount, 1);

    const umMailboxPolicy = 'Acme, "main" Default Policy';
    await run(`${provider}::EnableUMMailbox`, { identity, umMailboxPolicy, propertyList: { extensions: ['1001'] } });
    assert.deepEqual(Object.fromEntries(await ofVoice())['msExchUMEnabledFlags'], ['829']);
    await run(DisableUMMailbox, { identity });
    assert.deepEqual(await ofVoice(), []);
    assert.equal((await pool.query('select from unified_messaging.pin')).rowCount, 0);
    await assert.rejects(run(DisableUMMailbox, { identity }), { code: 'UM_MAILBOX_NOT_ENABLED' });
  });

  undoesEverywhere(DisableUMMailbox, async (hoster) => ({ identity: await addVoiceUser(hoster) }));
});
