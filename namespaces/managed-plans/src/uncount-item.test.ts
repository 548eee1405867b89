import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const UncountItem = 'Managed Plans::UncountItem_';
const item = { featureName: 'maximum/groups', item: 'one' };

describe(UncountItem, () => {
  it('leaves no trace of what counted, and leaves aside what does not count', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await makeRequest(hoster);

    await hoster.run(UncountItem, item);
    await hoster.run(UncountItem, item);

    assert.deepEqual(await hoster.everything(), before);
  });

  it('keeps what others count', async () => {
    const hoster = await hosting();
    await makeRequest(hoster);
    const before = await hoster.everything();
    await hoster.run('Managed Plans::CountItem_', { ...item, organization: hoster.rival.path, item: 'two' });

    await hoster.run(UncountItem, { ...item, item: 'two' });

    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(UncountItem, makeRequest);
});

async function makeRequest({ run, acme }: Hosting) {
  await run('Managed Plans::CountItem_', { organization: acme.path, ...item });
  return item;
}
