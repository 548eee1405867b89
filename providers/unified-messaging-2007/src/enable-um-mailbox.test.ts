import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, addVoiceUser, type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const EnableUMMailbox = 'Unified Messaging 2007 Provider::EnableUMMailbox';
const NewUMDialPlan = 'Unified Messaging 2007 Provider::NewUMDialPlan';
const exchange = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const plan = `CN=Acme\\, \\"main\\",CN=UM DialPlan Container,${exchange}`;

describe(EnableUMMailbox, () => {
  it('writes extensions, policy and dial plan to the user, and nothing else', async () => {
    const hoster = await hosting();
    const { acme, run, directory } = hoster;
    const ann = await acme.mailboxUser('ann');
    const before = await attributesOf(hoster, ann);
    const { umMailboxPolicy } = await addDialPlan(hoster);

    const propertyList = { extensions: ['1001', '1002'], automaticSpeechRecognitionEnabled: false };
    const output = await run(EnableUMMailbox, { identity: ann, umMailboxPolicy, propertyList });

    assert.deepEqual(output.extensions, ['1001', '1002']);
    assert.match(output.pin, /^\d{6}$/);
    const context = 'phone-context=Acme, "main".fabrikam.com';
    assert.deepEqual(await attributesOf(hoster, ann), {
      ...before,
      msExchUMEnabledFlags: ['319'],
      msExchUMListInDirectorySearch: ['1'],
      msExchUMRecipientDialPlanLink: [plan],
      msExchUMServerWritableFlags: ['1'],
      msExchUMTemplateLink: [
        (await directory.read(`CN=Acme\\, \\"main\\" Default Policy,CN=UM Mailbox Policies,${exchange}`)).dn,
      ],
      msExchUMDtmfMap: ['emailAddress:266'],
      proxyAddresses: ['SMTP:ann@acme.example', `EUM:1001;${context}`, `eum:1002;${context}`],
    });
  });

  it('keeps a salted hash and never the PIN, in the books, the log and a plan', async () => {
    const hoster = await hosting();
    const ann = await hoster.acme.mailboxUser('ann');
    const { umMailboxPolicy } = await addDialPlan(hoster);
    const propertyList = { extensions: ['1001'], pin: '274918' };
    const input = { identity: ann, umMailboxPolicy, propertyList };

    const planned = await hoster.plan(EnableUMMailbox, input);
    const hash = /"?(hash|salt|former)"?:/;
    assert.ok(planned.changes?.some((change) => change.startsWith('insert unified_messaging.pin')));
    assert.doesNotMatch(JSON.stringify(planned.changes), hash);
    const { requestId, error } = await hoster.client.submit({
      what: { namespace: 'Unified Messaging 2007 Provider', procedure: 'EnableUMMailbox', input },
      caller: { trustee: 'system' },
    });
    assert.equal(error, undefined);

    const { rows } = await hoster.pool.query('select salt, hash from unified_messaging.pin');
    assert.match(rows[0].hash, /^[0-9a-f]{64}$/);
    assert.match(rows[0].salt, /^[0-9a-f]{32}$/);
    assert.doesNotMatch(JSON.stringify(await hoster.client.explain(requestId)), /274918/);
    const dump = await hoster.pool.query("select string_agg(to_jsonb(s)::text, ' ') as text from engine.step s");
    assert.doesNotMatch(dump.rows[0].text, new RegExp(Buffer.from('274918').toString('hex')));
  });

  it('gives an extension once in a dial plan, also to those who ask at once, and again in another plan', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const users = [await acme.mailboxUser('ann'), await acme.mailboxUser('ben')];
    const { umMailboxPolicy } = await addDialPlan(hoster);
    const requests = users.map((identity) => ({ identity, umMailboxPolicy, propertyList: { extensions: ['1001'] } }));

    const results = await Promise.allSettled(requests.map((request) => run(EnableUMMailbox, request)));

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['UM_EXTENSION_IN_USE', 'done']);
    const other = await run(NewUMDialPlan, { name: 'Rival', numberOfDigitsInExtension: 4, organization: rival.path });
    const identity = await rival.mailboxUser('ann');
    await run(EnableUMMailbox, { ...requests[0], identity, umMailboxPolicy: other.umMailboxPolicy });
  });

  it('refuses extensions and policies that do not fit, and mailboxes that are not there or enabled already', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const ann = await addVoiceUser(hoster);
    const ben = await acme.mailboxUser('ben');
    const umMailboxPolicy = 'Acme, "main" Default Policy';
    const input = { identity: ben, umMailboxPolicy, propertyList: { extensions: ['1002'], pin: '274918' } };
    const cases = [
      ['UM_EXTENSION_IN_USE', { propertyList: { extensions: ['1001'] } }],
      ['UM_EXTENSION_INVALID', { propertyList: { extensions: ['12345'] } }],
      ['UM_EXTENSION_INVALID', { propertyList: { extensions: ['12a4'] } }],
      ['UM_EXTENSION_MISSING', { propertyList: {} }],
      ['UM_OBJECT_UNKNOWN', { umMailboxPolicy: 'Nothing' }],
      ['UM_PIN_TOO_SHORT', { propertyList: { extensions: ['1002'], pin: '27491' } }],
      ['UM_PIN_TOO_SIMPLE', { propertyList: { extensions: ['1002'], pin: '111111' } }],
      ['UM_PIN_TOO_SIMPLE', { propertyList: { extensions: ['1002'], pin: '234567' } }],
      ['UM_PIN_TOO_SIMPLE', { propertyList: { extensions: ['1002'], pin: '121212' } }],
      ['UM_PIN_TOO_SIMPLE', { propertyList: { extensions: ['1002'], pin: '991002' } }],
      ['ENGINE_INPUT_INVALID', { propertyList: { extensions: ['1002'], pin: '123' } }],
      ['UM_MAILBOX_ALREADY_ENABLED', { identity: ann }],
      ['UM_NO_MAILBOX', { identity: await acme.user('eve') }],
      // Another organization's policy is as unknown as one that there is not.
      ['UM_OBJECT_UNKNOWN', { identity: await rival.mailboxUser('fred') }],
    ] as const;

    for (const [code, other] of cases) {
      await assert.rejects(run(EnableUMMailbox, { ...input, ...other }), { code }, JSON.stringify(other));
    }
    const propertyList = { ...input.propertyList, validateOnly: true };
    const before = await hoster.everything();
    await run(EnableUMMailbox, { ...input, propertyList });
    assert.deepEqual(await hoster.everything(), before);
  });

  it('names users by SIP address or number where the dial plan does', async () => {
    const hoster = await hosting();
    const { acme, run, directory } = hoster;
    const organization = acme.path;
    for (const [uriType, sipResourceIdentifier] of [
      ['SipName', 'ann@acme.example'],
      ['E164', '+14255551001'],
    ]) {
      const name = `Acme ${uriType}`;
      const { umMailboxPolicy } = await run(NewUMDialPlan, {
        name,
        numberOfDigitsInExtension: 4,
        uriType,
        organization,
      });
      const identity = await acme.mailboxUser(`user-${uriType}`);
      const input = { identity, umMailboxPolicy, propertyList: { extensions: ['1001'] } };
      await assert.rejects(run(EnableUMMailbox, input), { code: 'UM_SIP_RESOURCE_IDENTIFIER_NEEDED' });
      await run(EnableUMMailbox, { ...input, propertyList: { ...input.propertyList, sipResourceIdentifier } });
      const { attributes } = await directory.read(identity);
      assert.ok(
        attributes['proxyAddresses']?.includes(`EUM:${sipResourceIdentifier};phone-context=${name}.fabrikam.com`),
      );
    }
  });

  undoesEverywhere(EnableUMMailbox, async (hoster) => {
    const identity = await hoster.acme.mailboxUser('ann');
    const { umMailboxPolicy } = await addDialPlan(hoster);
    return { identity, umMailboxPolicy, propertyList: { extensions: ['1001'] } };
  });
});

async function attributesOf({ directory }: Hosting, path: string) {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(path)).attributes;
  return attributes;
}
