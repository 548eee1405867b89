import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::CreateDistributionGroup_';

describe(name, () => {
  it('makes a group with a manager', async () => {
    const hoster = await hosting();

    const { group } = await hoster.run(name, groupOf(hoster));

    const { attributes } = await hoster.directory.read(group);
    const manager = await hoster.directory.read(hoster.acme.administrator);
    assert.deepEqual([attributes['groupType'], attributes['managedBy']], [['8'], [manager.dn]]);
    assert.equal(attributes['proxyAddresses'], undefined);
  });

  it('takes a manager of the organization by whatever name', async () => {
    const hoster = await hosting();
    const { dn } = await hoster.directory.read(hoster.acme.administrator);

    const { group } = await hoster.run(name, { ...groupOf(hoster), managedBy: dn });

    assert.deepEqual((await hoster.directory.read(group)).attributes['managedBy'], [dn]);
    for (const [code, managedBy] of [
      ['ENGINE_NO_SUCH_OBJECT', 'admin@rival.example'],
      ['ENGINE_FOREIGN_OBJECT', hoster.rival.administrator],
    ]) {
      await assert.rejects(hoster.run(name, { ...groupOf(hoster), managedBy }), { code }, managedBy);
    }
  });

  undoesEverywhere(name, groupOf);
});

function groupOf({ acme }: Pick<Hosting, 'acme'>) {
  return {
    container: acme.path,
    managedBy: 'admin@acme.example',
    name: 'Sales',
  };
}
