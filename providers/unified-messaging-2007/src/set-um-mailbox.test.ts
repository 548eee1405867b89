import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting, undoesEverywhere } from '@tenantry/testing';

const SetUMMailbox = 'Unified Messaging 2007 Provider::SetUMMailbox';

describe(SetUMMailbox, () => {
  it('sets each property, and nothing that is not given', async () => {
    const hoster = await hosting();
    const { run, directory } = hoster;
    const identity = await addVoiceUser(hoster);
    const properties = async () => {
      const [{ properties }] = (await run('Unified Messaging 2007 Provider::GetUMMailbox', { identity })).mailboxes;
      return Object.fromEntries(
        properties.map(({ name, value }: { name: string; value: string[] }) => [name, value[0]]),
      );
    };
    const before = await properties();
    const propertyList = {
      allowUMCallsFromNonUsers: 'None',
      anonymousCallersCanLeaveMessages: false,
      automaticSpeechRecognitionEnabled: false,
      callAnsweringAudioCodec: 'GSM',
      displayName: 'Ann, by telephone',
      faxEnabled: false,
      missedCallNotificationEnabled: false,
      operatorNumber: '1000',
      subscriberAccessEnabled: false,
      tuiAccessToAddressBookEnabled: false,
      tuiAccessToCalendarEnabled: false,
      tuiAccessToEmailEnabled: false,
    };

    for (const [name, value] of Object.entries(propertyList))
      await run(SetUMMailbox, { identity, propertyList: { [name]: value } });

    const expected = Object.entries(propertyList).map(([name, value]) => [name, String(value)]);
    assert.deepEqual(await properties(), { ...before, ...Object.fromEntries(expected) });
    assert.deepEqual((await directory.read(identity)).attributes['msExchUMEnabledFlags'], ['1']);
  });

  it('renames the user and changes the policy', async () => {
    const hoster = await hosting();
    const { acme, run, directory } = hoster;
    const identity = await addVoiceUser(hoster);
    const { guid } = await directory.read(identity);
    const umDialPlan = 'Acme, "main"';
    const policy = await run('Unified Messaging 2007 Provider::NewUMMailboxPolicy', {
      name: 'Strict',
      umDialPlan,
      organization: acme.path,
    });
    const taken = { name: 'admin@acme.example' };
    await assert.rejects(run(SetUMMailbox, { identity, propertyList: taken }), { code: 'UM_NAME_TAKEN' });

    await run(SetUMMailbox, { identity, propertyList: { name: 'Ann, renamed', umMailboxPolicy: 'Strict' } });

    const { dn, attributes } = await directory.read(`LDAP://<GUID=${guid}>`);
    assert.ok(dn.startsWith('CN=Ann\\, renamed,'));
    assert.deepEqual(attributes['msExchUMTemplateLink'], [policy.path.slice('LDAP://'.length)]);
  });

  undoesEverywhere(SetUMMailbox, async (hoster) => ({
    identity: await addVoiceUser(hoster),
    propertyList: { name: 'Ann, renamed', faxEnabled: false },
  }));
});
