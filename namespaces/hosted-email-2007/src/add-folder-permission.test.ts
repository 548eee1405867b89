import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::AddFolderPermission';

describe(name, () => {
  it('gives rights to people of the organization on its own folder', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    assert.deepEqual(await hoster.run(name, request), {});
    assert.deepEqual(await hoster.run(name, { ...request, user: 'admin@acme.example' }), {});
    await assert.rejects(hoster.run(name, { ...request, user: 'admin@rival.example' }), {
      code: 'ENGINE_NO_SUCH_OBJECT',
    });
    await assert.rejects(hoster.run(name, { ...request, name: 'Other' }), { code: 'EXCHANGE_FOLDER_UNKNOWN' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
