import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';

import { generateDue } from '@tenantry/offline-address-book';

import type { TwoControllers } from './two-controllers.ts';

/** D4 (KB961991): the tool that generates the books knew one domain controller only. */
export async function testBooks(test: TestContext, { hoster, ...controllers }: TwoControllers): Promise<void> {
  await test.test(
    'generates offline address books while the controller is down that it was using (KB961991)',
    async () => {
      await hoster.acme.mailboxUser('book-ann');
      await hoster.rival.mailboxUser('book-bea');
      const before = await generateDue(hoster.client, { all: true });
      assert.equal(before.failed, 0);

      // What died with a controller before another one had it nobody can read.
      await controllers.settle();
      await controllers.killFirst();
      try {
        const during = await generateDue(hoster.client, { all: true });
        assert.deepEqual([during.generated, during.failed], [before.generated, 0]);
      } finally {
        await controllers.startFirst();
        await controllers.settle();
      }
    },
  );
}
