import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sidOf } from '@tenantry/directory';
import { hosting, undoesEverywhere } from '@tenantry/testing';

import { pointers, targetOf } from './pointers.ts';

const CreateGlobalAddressList = 'Exchange 2007 Provider::CreateGlobalAddressList';
const root = 'CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const container = `CN=All Global Address Lists,CN=Address Lists Container,CN=First Organization,${root}`;
const dn = `CN=Rival GAL,${container}`;

describe(CreateGlobalAddressList, () => {
  it('creates a list that its organization points to and that clients are offered besides the others', async () => {
    const { run, directory, acme, rival } = await hosting();
    await run(CreateGlobalAddressList, { path: acme.path, name: 'Acme GAL' });

    const output = await run(CreateGlobalAddressList, { path: rival.path, name: 'Rival GAL' });

    assert.deepEqual(output, { addressList: `LDAP://${dn}` });
    const { attributes } = await directory.read(dn);
    assert.deepEqual(attributes['objectClass'], ['addressBookContainer']);
    assert.deepEqual(attributes['displayName'], ['Rival GAL']);
    assert.deepEqual(attributes['systemFlags'], ['1610612736']);
    assert.equal(attributes['purportedSearch'], undefined);
    const { otherWellKnownObjects } = (await directory.read(rival.path)).attributes;
    assert.equal(targetOf(otherWellKnownObjects, pointers.globalAddressList), dn);
    const { globalAddressList = [] } = (await directory.read(root)).attributes;
    assert.deepEqual([...globalAddressList].sort(), [`CN=Acme GAL,${container}`, dn]);
  });

  it('lets its readers and nobody else open it', async () => {
    const { run, directory, rival } = await hosting();
    const { objectSid } = (await directory.read(rival.administrator)).attributes;
    const sid = sidOf(objectSid?.[0] ?? '');

    await run(CreateGlobalAddressList, { path: rival.path, name: 'Rival GAL', readAccess: [rival.administrator] });

    assert.deepEqual((await directory.read(dn)).attributes['nTSecurityDescriptor'], [
      `D:(A;;LCRPLORC;;;${sid})(OA;;CR;a1990816-4298-11d1-ade2-00c04fd8d5cd;;${sid})`,
    ]);
  });

  it('refuses a second list, a used name, readers without an identity and filters that it cannot read', async () => {
    const { run, acme, rival } = await hosting();
    await run(CreateGlobalAddressList, { path: acme.path, name: 'Acme GAL' });
    const contact = await run('Managed Active Directory::CreateContact', { container: rival.path, name: 'Nobody' });
    const create = (input: object) => run(CreateGlobalAddressList, { path: rival.path, name: 'Rival GAL', ...input });

    await assert.rejects(create({ path: acme.path, name: 'Another' }), { code: 'EXCHANGE_ADDRESS_LIST_EXISTS' });
    await assert.rejects(create({ name: 'acme gal' }), { code: 'EXCHANGE_LIST_NAME_TAKEN' });
    await assert.rejects(create({ name: 'Default Global Address List' }), { code: 'EXCHANGE_LIST_NAME_TAKEN' });
    await assert.rejects(create({ readAccess: [contact.path] }), { code: 'EXCHANGE_NOT_A_PRINCIPAL' });
    await assert.rejects(create({ readAccess: [acme.administrator] }), { code: 'ENGINE_FOREIGN_OBJECT' });
    await assert.rejects(create({ recipientFilter: 'Everybody' }), { code: 'EXCHANGE_RECIPIENT_FILTER_INVALID' });
  });

  it('needs an Exchange organization', async () => {
    const { run, directory, rival } = await hosting();
    await directory.delete(`CN=Default Global Address List,${container}`);
    await directory.delete(container);

    const created = run(CreateGlobalAddressList, { path: rival.path, name: 'Rival GAL' });

    await assert.rejects(created, { code: 'EXCHANGE_NO_EXCHANGE_ORGANIZATION' });
  });

  it('makes one list when two first users come at once', async () => {
    const { run, rival } = await hosting();

    const results = await Promise.allSettled(
      ['Rival GAL', 'Other GAL'].map((name) => run(CreateGlobalAddressList, { path: rival.path, name })),
    );

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['EXCHANGE_ADDRESS_LIST_EXISTS', 'done']);
  });

  undoesEverywhere(CreateGlobalAddressList, ({ rival }) => ({
    path: rival.path,
    name: 'Rival GAL',
    readAccess: [rival.administrator],
  }));
});
