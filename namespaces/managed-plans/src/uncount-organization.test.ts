import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const UncountOrganization = 'Managed Plans::UncountOrganization_';

describe(UncountOrganization, () => {
  it('takes everything of the organization out, by path or by GUID, and nothing of others', async () => {
    const hoster = await hosting();
    const { guid } = await hoster.directory.read(hoster.acme.path);

    // What the template has counts, too.
    await hoster.run(UncountOrganization, { path: hoster.acme.path });
    await count(hoster, hoster.rival.path);
    const before = await hoster.everything();

    for (const customer of [{ path: hoster.acme.path }, { GUID: guid }]) {
      await count(hoster, hoster.acme.path);
      await hoster.run(UncountOrganization, customer);
      assert.deepEqual(await hoster.everything(), before);
    }
  });

  undoesEverywhere(UncountOrganization, async (hoster) => {
    await count(hoster, hoster.acme.path);
    return { path: hoster.acme.path };
  });
});

async function count({ run }: Hosting, organization: string): Promise<void> {
  for (const featureName of ['maximum/groups', 'maximum/contacts']) {
    await run('Managed Plans::CountItem_', { organization, featureName, item: organization.toLowerCase() });
  }
}
