import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::Initialize';

describe(name, () => {
  it('may be called again and changes nothing', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await hoster.run(name, {});
    assert.deepEqual(await hoster.everything(), before);
  });

  it('refuses a hosting organization that does not exist', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { hostingOU: 'Other' }), { code: 'HOSTED_EMAIL_NOT_INITIALIZED' });
  });

  undoesEverywhere(name);
});
