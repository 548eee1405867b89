import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting } from '@tenantry/testing';

const ListUMCandidates = 'Unified Messaging 2007 Provider::ListUMCandidates_';

describe(ListUMCandidates, () => {
  it('takes the extension from the end of the number that the user has', async () => {
    const hoster = await hosting();
    const { acme, directory, run } = hoster;
    await addVoiceUser(hoster);
    const [ben, eve, fay] = [
      await acme.mailboxUser('ben'),
      await acme.mailboxUser('eve'),
      await acme.mailboxUser('fay'),
    ];
    await directory.modify(ben, { telephoneNumber: ['+1 (425) 555-1002'] });
    await directory.modify(eve, { telephoneNumber: ['+1 (425) 555-9999'], ipPhone: ['1003'] });
    await directory.modify(fay, { telephoneNumber: ['12'] });

    const { mailboxes } = await run(ListUMCandidates, { organization: acme.path, umDialPlan: 'Acme, "main"' });

    const byPath = [...mailboxes].sort((one, other) => one.path.localeCompare(other.path));
    assert.deepEqual(byPath, [{ path: ben, extension: '1002' }, { path: eve, extension: '1003' }, { path: fay }]);
  });
});
