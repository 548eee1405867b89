import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { error } from '@tenantry/engine';

import { namesFor, organizationName, underFreeName } from './list-names.ts';

const NameTaken = error('EXCHANGE_LIST_NAME_TAKEN', 0x80071392, (name: string) => `${name} is taken.`);
const NoExchange = error('EXCHANGE_NO_EXCHANGE_ORGANIZATION', 0x80072030, () => 'There is no Exchange organization.');

describe('namesFor', () => {
  it('adds GAL, AL and OAL to the name of the organization', () => {
    const names = namesFor(organization('OU=AlpineSkiHouse,OU=Hosting,DC=fabrikam,DC=com'));

    assert.deepEqual(names.globalAddressList, {
      displayName: 'AlpineSkiHouse GAL',
      uniqueName: 'AlpineSkiHouse GAL 8f14e45f',
    });
    assert.equal(names.addressList.displayName, 'AlpineSkiHouse AL');
    assert.equal(names.offlineAddressBook.displayName, 'AlpineSkiHouse OAL');
  });

  it('keeps all names within 64 characters', () => {
    const names = namesFor(organization(`OU=${'a'.repeat(64)},OU=Hosting,DC=fabrikam,DC=com`));

    for (const { displayName, uniqueName } of Object.values(names)) {
      assert.equal(displayName.length, 64);
      assert.equal(uniqueName.length, 64);
    }
  });
});

describe('organizationName', () => {
  it('reads escaped characters', () => {
    assert.equal(organizationName('LDAP://OU=Huts\\, Ltd,OU=Hosting,DC=fabrikam,DC=com'), 'Huts, Ltd');
    assert.equal(organizationName('LDAP://OU=Huts\\2C Ltd,OU=Hosting,DC=fabrikam,DC=com'), 'Huts, Ltd');
  });
});

describe('underFreeName', () => {
  const name = { displayName: 'Huts GAL', uniqueName: 'Huts GAL 8f14e45f' };

  it('takes the documented name when it is free', async () => {
    const created: string[] = [];
    await underFreeName(name, async (...names) => created.push(names.join(' as ')));

    assert.deepEqual(created, ['Huts GAL as Huts GAL']);
  });

  it('takes the unique name when an organization of the same name has the other', async () => {
    const created: string[] = [];
    await underFreeName(name, async (relative, shown) => {
      if (relative === 'Huts GAL') throw NameTaken(relative);
      created.push(`${relative} as ${shown}`);
    });

    assert.deepEqual(created, ['Huts GAL 8f14e45f as Huts GAL']);
  });

  it('lets other errors through', async () => {
    const creation = underFreeName(name, async () => {
      throw NoExchange();
    });

    await assert.rejects(creation, { code: 'EXCHANGE_NO_EXCHANGE_ORGANIZATION' });
  });
});

function organization(name: string) {
  const guid = '8f14e45f-ceea-467f-9e1b-3d1a6a0f2c51';
  return { path: `LDAP://${name}`, guid, type: 'customer', parent: undefined } as const;
}
