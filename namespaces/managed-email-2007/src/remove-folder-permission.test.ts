import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::RemoveFolderPermission';

describe(name, () => {
  it('takes rights, and all of them without allowedRights', async () => {
    const hoster = await hosting();
    const { allowedRights, ...request } = await requestFor(name)(hoster);

    assert.deepEqual(await hoster.run(name, { ...request, allowedRights }), {});
    assert.deepEqual(await hoster.run(name, request), {});
    await assert.rejects(hoster.run(name, request), { code: 'EXCHANGE_NO_FOLDER_PERMISSION' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
