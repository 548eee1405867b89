import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::CreateDistributionList';

describe(name, () => {
  it('makes a list with an address in the primary domain', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    const { group, primarySmtpAddress } = await hoster.run(name, { ...request, name: 'Ventes & Après-vente' });

    assert.equal(primarySmtpAddress, 'ventes-apres-vente@acme.example');
    const { attributes } = await hoster.directory.read(group);
    const { dn: manager } = await hoster.directory.read(hoster.acme.administrator);
    assert.deepEqual(
      [attributes['groupType'], attributes['managedBy'], attributes['displayName'], attributes['mailNickname']],
      [['8'], [manager], ['Ventes & Après-vente'], ['ventes-apres-vente']],
    );
  });

  it('takes addresses and alias of the request', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    const emailAddresses = ['SMTP:team@acme.example', 'X500:/o=Old/cn=team'];

    const { group, primarySmtpAddress } = await hoster.run(name, { ...request, alias: 'team', emailAddresses });

    assert.equal(primarySmtpAddress, 'team@acme.example');
    const { attributes } = await hoster.directory.read(group);
    assert.deepEqual([attributes['mailNickname'], attributes['proxyAddresses']], [['team'], emailAddresses]);
  });

  it('makes lists that can be members of each other, but of no other organization', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    const inner = await hoster.run(name, { ...request, name: 'Inner' });
    const outer = await hoster.run(name, { ...request, name: 'Outer' });
    const foreign = await hoster.run(name, {
      container: hoster.rival.path,
      managedBy: 'admin@rival.example',
      name: 'Foreign',
    });
    const add = (newMember: string) =>
      hoster.run('Managed Active Directory::GroupAdd', { group: outer.group, newMember });

    await add(inner.group);
    await assert.rejects(add(foreign.group), { code: 'ENGINE_FOREIGN_OBJECT' });

    const { dn } = await hoster.directory.read(inner.group);
    assert.deepEqual((await hoster.directory.read(outer.group)).attributes['member'], [dn]);
  });

  it('refuses managers from elsewhere, names without an alias, and one too many', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    await hoster.rival.mailboxUser('eve');
    await hoster.run('Managed Plans::SetPlanOverrides_', {
      path: hoster.acme.path,
      planTypeName: 'ExchOrgHosting',
      planOverrides: [{ name: 'maximum/groups', value: '0' }],
    });
    const cases: [string, object][] = [
      ['ENGINE_NO_SUCH_OBJECT', { managedBy: 'eve@rival.example' }],
      ['ENGINE_FOREIGN_OBJECT', { managedBy: hoster.rival.administrator }],
      ['HOSTED_EMAIL_NO_ALIAS_IN_NAME', { name: '北京' }],
      ['PLANS_LIMIT_REACHED', {}],
    ];

    const before = await hoster.everything();
    for (const [code, input] of cases) await assert.rejects(hoster.run(name, { ...request, ...input }), { code });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
