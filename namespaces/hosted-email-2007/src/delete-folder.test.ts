import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::DeleteFolder';

describe(name, () => {
  it('deletes the folder and gives its space back', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    await hoster.run('Managed Email 2007::CreateFolder', { ...request, path: '\\Acme', name: 'Legal' });

    await assert.rejects(hoster.run(name, { ...request, organization: hoster.rival.path }), {
      code: 'EXCHANGE_FOLDER_UNKNOWN',
    });
    await assert.rejects(hoster.run(name, request), { code: 'EXCHANGE_FOLDER_NOT_EMPTY' });
    await hoster.run(name, { ...request, recurse: true });

    assert.equal((await hoster.pool.query('select from resource_manager.folder_allocation')).rowCount, 0);
    await assert.rejects(hoster.run(name, request), { code: 'EXCHANGE_FOLDER_UNKNOWN' });
    assert.deepEqual((await hoster.run('Exchange 2007 Resource Manager::Recount_', {})).differences, []);
  });

  it('deletes one that was made past this layer, too', async () => {
    const { run, acme } = await hosting();
    const folder = { organization: acme.path, name: 'Acme' };
    await run('Managed Email 2007::CreateFolder', { ...folder, path: '\\' });

    assert.deepEqual(await run(name, folder), {});
  });

  undoesEverywhere(name);

  staysWithin(name);
});
