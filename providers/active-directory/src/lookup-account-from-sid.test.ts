import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sidOf } from '@tenantry/directory';
import { hosting } from '@tenantry/testing';

const LookupAccountFromSID = 'Active Directory Provider::Lookup Account from SID';

describe(LookupAccountFromSID, () => {
  it('names users, groups of either scope, computers and those that are the same everywhere', async () => {
    const { run, directory, acme } = await hosting();
    const { domain } = await directory.contexts();
    const objects = {
      ann: { objectClass: ['user'], type: 1 },
      sales: { objectClass: ['group'], groupType: ['-2147483640'], type: 2 },
      local: { objectClass: ['group'], groupType: ['-2147483644'], type: 4 },
      desk: { objectClass: ['computer', 'user'], type: 9 },
    };
    for (const [name, { type, ...attributes }] of Object.entries(objects)) {
      const { path } = await directory.add(`CN=${name},${domain}`, {
        ...attributes,
        sAMAccountName: [`${name}.account`],
      });
      const { objectSid } = (await directory.read(path, ['objectSid'])).attributes;
      const answer = await run(LookupAccountFromSID, { sid: sidOf(objectSid?.[0] ?? '') });
      assert.deepEqual(answer, { name: `${name}.account`, domain: 'FABRIKAM', type });
    }
    const everyone = await run(LookupAccountFromSID, { sid: 'S-1-1-0' });
    assert.deepEqual(everyone, { name: 'Everyone', domain: '', type: 5 });
    assert.ok(acme.path);
  });

  it('takes the short name of the domain from the configuration where it stands there', async () => {
    const { run, directory, acme } = await hosting();
    const { domain, configuration } = await directory.contexts();
    await directory.add(`CN=Partitions,${configuration}`, { objectClass: ['container'] });
    await directory.add(`CN=FAB,CN=Partitions,${configuration}`, {
      objectClass: ['crossRef'],
      nCName: [domain],
      nETBIOSName: ['FAB'],
    });
    const { objectSid } = (await directory.read(acme.administrator, ['objectSid'])).attributes;

    const answer = await run(LookupAccountFromSID, { sid: sidOf(objectSid?.[0] ?? '') });

    assert.equal(answer.domain, 'FAB');
  });

  it('refuses identifiers that nobody has', async () => {
    const { run } = await hosting();
    await assert.rejects(run(LookupAccountFromSID, { sid: 'S-1-5-21-1-2-3-4' }), {
      code: 'ACTIVE_DIRECTORY_NO_SUCH_SID',
      hresult: 0x80070534,
    });
    await assert.rejects(run(LookupAccountFromSID, { sid: 'ann' }), { code: 'ENGINE_INPUT_INVALID' });
  });
});
