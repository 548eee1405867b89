import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::CreateContact';

describe(name, () => {
  it('creates the object and its customer record', async () => {
    const hoster = await hosting();
    const events = async (id: string) =>
      (
        await hoster.pool.query('select type_name from plans.event where customer_id = $1 order by number', [id])
      ).rows.map((row) => row['type_name']);
    const { path } = await hoster.run(name, { container: hoster.acme.path, name: 'Partner' });
    const { guid } = await hoster.directory.read(path);
    assert.deepEqual(await events(guid), ['ContactCreated']);
    const { rows } = await hoster.pool.query('select type_name, status from plans.customer where customer_id = $1', [
      guid,
    ]);
    assert.deepEqual(rows, [{ type_name: 'Contact', status: 'Enabled' }]);
  });

  it('refuses a name that is taken', async () => {
    const hoster = await hosting();
    await hoster.run(name, { container: hoster.acme.path, name: 'Partner' });
    await assert.rejects(hoster.run(name, { container: hoster.acme.path, name: 'Partner' }), {
      code: 'ACTIVE_DIRECTORY_OBJECT_EXISTS',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
