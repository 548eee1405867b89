import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::AddFolderPermission';

describe(name, () => {
  it('gives rights to users of the organization, by any name, and to nobody else', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    await hoster.rival.mailboxUser('eve');

    for (const user of ['admin@acme.example', 'Admins@Acme', hoster.acme.administrator]) {
      assert.deepEqual(await hoster.run(name, { ...request, user }), {});
    }
    const cases: [string, object][] = [
      ['ENGINE_NO_SUCH_OBJECT', { user: 'eve@rival.example' }],
      ['ENGINE_FOREIGN_OBJECT', { user: hoster.rival.administrator }],
      ['EXCHANGE_FOLDER_UNKNOWN', { user: hoster.rival.administrator, organization: hoster.rival.path }],
    ];
    for (const [code, input] of cases) await assert.rejects(hoster.run(name, { ...request, ...input }), { code });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
