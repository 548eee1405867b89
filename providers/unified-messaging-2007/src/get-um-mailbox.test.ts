import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting } from '@tenantry/testing';

const GetUMMailbox = 'Unified Messaging 2007 Provider::GetUMMailbox';

describe(GetUMMailbox, () => {
  it('finds mailboxes by every way that there is, in the organization only', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const ann = await addVoiceUser(hoster);
    const ben = await acme.mailboxUser('ben');
    await run('Unified Messaging 2007 Provider::EnableUMMailbox', {
      identity: ben,
      umMailboxPolicy: 'Acme, "main" Default Policy',
      propertyList: { extensions: ['1002'] },
    });
    const organization = acme.path;
    const found = async (input: object) =>
      (await run(GetUMMailbox, input)).mailboxes
        .map(({ extensions }: { extensions: string[] }) => extensions[0])
        .sort();

    assert.deepEqual(await found({}), ['1001', '1002']);
    assert.deepEqual(await found({ organization: rival.path }), []);
    for (const identity of [ann, 'ann@acme.example', 'ann'])
      assert.deepEqual(await found({ identity, organization }), ['1001'], identity);
    assert.deepEqual(await found({ anr: 'be' }), ['1002']);
    assert.deepEqual(await found({ organizationalUnit: organization, resultSize: '1' }), ['1001']);
    const cases: readonly [string, string[]][] = [
      ["displayName -like 'A*'", ['1001']],
      ["Name -eq 'ben@acme.example'", ['1002']],
      ["faxEnabled -eq 'true' -and displayName -ne 'ann'", ['1002']],
      ["displayName -eq 'a.*'", []],
    ];
    for (const [filter, expected] of cases) assert.deepEqual(await found({ filter }), expected, filter);
    const sorted = (await run(GetUMMailbox, { sortBy: 'DisplayName' })).mailboxes;
    assert.deepEqual(
      sorted.map(({ name }: { name: string }) => name),
      ['ann@acme.example', 'ben@acme.example'],
    );
    await assert.rejects(run(GetUMMailbox, { filter: 'displayName' }), { code: 'UM_FILTER_INVALID' });
    const other = await acme.mailboxUser('eve');
    await assert.rejects(run(GetUMMailbox, { identity: other }), { code: 'UM_MAILBOX_NOT_ENABLED' });
  });
});
