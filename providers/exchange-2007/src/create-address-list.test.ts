import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sidOf } from '@tenantry/directory';
import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

import { pointers, pointerTo, targetOf } from './pointers.ts';

const CreateAddressList = 'Exchange 2007 Provider::CreateAddressList';
const exchange = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const container = `CN=All Address Lists,CN=Address Lists Container,${exchange}`;
const dn = `CN=Rival AL,${container}`;

describe(CreateAddressList, () => {
  it('creates a list without a filter that its organization points to', async () => {
    const { run, directory, rival } = await hosting();

    const output = await run(CreateAddressList, { path: rival.path, name: 'Rival AL' });

    assert.deepEqual(output, { addressList: `LDAP://${dn}` });
    const { attributes } = await directory.read(dn);
    assert.deepEqual(attributes['objectClass'], ['addressBookContainer']);
    assert.deepEqual(attributes['displayName'], ['Rival AL']);
    assert.deepEqual(attributes['systemFlags'], ['1610612736']);
    assert.deepEqual(attributes['msExchVersion'], ['4535486012416']);
    for (const name of ['purportedSearch', 'msExchQueryFilter', 'nTSecurityDescriptor']) {
      assert.equal(attributes[name], undefined, name);
    }
    assert.equal(await pointedTo({ directory, rival }), dn);
  });

  it('lets its readers open it, and those with its filter see who was stamped with it', async () => {
    const { run, directory, rival } = await hosting();
    const { objectSid } = (await directory.read(rival.administrator)).attributes;
    const sid = sidOf(objectSid?.[0] ?? '');

    await run(CreateAddressList, {
      path: rival.path,
      name: 'Rival AL',
      displayName: 'Everybody',
      recipientFilter: "(Department -eq 'Sales')",
      readAccess: [rival.administrator],
    });

    const { attributes } = await directory.read(dn);
    assert.deepEqual(attributes['displayName'], ['Everybody']);
    assert.deepEqual(attributes['msExchQueryFilter'], ["(Department -eq 'Sales')"]);
    assert.deepEqual(attributes['purportedSearch'], [`(&(showInAddressBook=${dn})(department=Sales))`]);
    assert.deepEqual(attributes['nTSecurityDescriptor'], [
      `D:(A;;LCRPLORC;;;${sid})(OA;;CR;a1990816-4298-11d1-ade2-00c04fd8d5cd;;${sid})`,
    ]);
  });

  it('replaces a pointer whose list is gone', async () => {
    const { run, directory, rival } = await hosting();
    const stale = pointerTo(pointers.addressList, `CN=Gone,${container}`);
    await directory.addValues(rival.path, 'otherWellKnownObjects', [stale]);

    await run(CreateAddressList, { path: rival.path, name: 'Rival AL' });

    const { otherWellKnownObjects = [] } = (await directory.read(rival.path)).attributes;
    const own = otherWellKnownObjects.filter((value) => value.includes(pointers.addressList));
    assert.deepEqual(own, [pointerTo(pointers.addressList, dn)]);
  });

  it('refuses a second list, a used name, readers without an identity and filters that it cannot read', async () => {
    const { run, acme, rival } = await hosting();
    await run(CreateAddressList, { path: acme.path, name: 'Acme AL' });
    const contact = await run('Managed Active Directory::CreateContact', {
      container: rival.path,
      name: 'Nobody',
    });
    const create = (input: object) => run(CreateAddressList, { path: rival.path, name: 'Rival AL', ...input });

    await assert.rejects(create({ path: acme.path, name: 'Another' }), { code: 'EXCHANGE_ADDRESS_LIST_EXISTS' });
    await assert.rejects(create({ name: 'ACME al' }), { code: 'EXCHANGE_LIST_NAME_TAKEN' });
    await assert.rejects(create({ readAccess: [contact.path] }), { code: 'EXCHANGE_NOT_A_PRINCIPAL' });
    await assert.rejects(create({ readAccess: [acme.administrator] }), { code: 'ENGINE_FOREIGN_OBJECT' });
    await assert.rejects(create({ recipientFilter: '(Department -eq' }), { code: 'EXCHANGE_RECIPIENT_FILTER_INVALID' });
    await assert.rejects(create({ name: 'a\\b' }), { code: 'ENGINE_INPUT_INVALID' });
  });

  it('needs an Exchange organization', async () => {
    const { run, directory, rival } = await hosting();
    await directory.delete(container);

    const created = run(CreateAddressList, { path: rival.path, name: 'Rival AL' });

    await assert.rejects(created, { code: 'EXCHANGE_NO_EXCHANGE_ORGANIZATION' });
  });

  it('makes one list when two first users come at once', async () => {
    const { run, rival } = await hosting();

    const results = await Promise.allSettled(
      ['Rival AL', 'Other AL'].map((name) => run(CreateAddressList, { path: rival.path, name })),
    );

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['EXCHANGE_ADDRESS_LIST_EXISTS', 'done']);
  });

  undoesEverywhere(CreateAddressList, async ({ directory, rival }) => {
    const stale = pointerTo(pointers.addressList, `CN=Gone,${container}`);
    await directory.addValues(rival.path, 'otherWellKnownObjects', [stale]);
    return { path: rival.path, name: 'Rival AL', readAccess: [rival.administrator] };
  });
});

async function pointedTo({ directory, rival }: Pick<Hosting, 'directory' | 'rival'>): Promise<string | undefined> {
  const { attributes } = await directory.read(rival.path);
  return targetOf(attributes['otherWellKnownObjects'], pointers.addressList);
}
