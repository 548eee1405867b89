import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, type Tenant } from '@tenantry/testing';

const pointers = { GAL: '89FB25B7DF784FC198A493E2E8A0EE7E', AL: '9E444526CB6F4D5C9A59C9A84E26B627' };
const names = ['Pat', 'Sales', 'ann', 'room'];

/** Two tenants that call everything by the same names: isolation.md section 8, T1. */
describe('two tenants whose people, contacts, groups and rooms have the same names', () => {
  it('have each its own in its lists and searches, and nothing of the other', async () => {
    const hoster = await hosting({ queue: false });
    const tenants = [hoster.acme, hoster.rival];
    for (const tenant of tenants) await makeEverything(hoster, tenant);

    for (const tenant of tenants) {
      const own = tenant.path.slice('LDAP://'.length);
      for (const [list, pointer] of Object.entries(pointers)) {
        const found = await membersOf(hoster, tenant, pointer);
        assert.deepEqual(found.map(({ name }) => name).sort(), names, list);
        assert.deepEqual(
          found.filter(({ dn }) => !dn.endsWith(`,${own}`)),
          [],
          list,
        );
      }
      for (const name of names) {
        const { objects } = await tenant.run('Hosted Active Directory::ADSearch', searchFor(tenant, name));
        assert.equal(objects.length, 1, name);
        assert.ok(objects[0].path.endsWith(`,${own}`), objects[0].path);
      }
    }
  });

  it('have one search base, the own organization', async () => {
    const { acme, rival, reseller } = await hosting({ queue: false });
    await rival.user('ann');
    for (const { path } of [rival, reseller]) {
      await assert.rejects(acme.run('Hosted Active Directory::ADSearch', { ...searchFor(acme, 'ann'), path }), {
        code: 'ENGINE_NO_SUCH_OBJECT',
      });
    }
  });
});

async function makeEverything({ run }: Hosting, tenant: Tenant): Promise<void> {
  const { path, domain } = tenant;
  const ann = await tenant.mailboxUser('ann');
  const room = await tenant.user('room');
  await run('Hosted Email 2007::CreateResourceMailbox', {
    user: room,
    alias: 'room',
    emailAddresses: [`SMTP:room@${domain}`],
    resourceType: 'Room',
  });
  const contact = await run('Hosted Active Directory::CreateContact', { container: path, name: 'Pat' });
  await run('Hosted Email 2007::MailEnableContact', {
    contact: contact.path,
    externalEmailAddress: 'pat@partner.example',
    primarySmtpAddress: `pat@${domain}`,
  });
  await run('Hosted Email 2007::CreateDistributionList', { container: path, managedBy: ann, name: 'Sales' });
}

async function membersOf({ directory }: Hosting, tenant: Tenant, pointer: string) {
  const { attributes } = await directory.read(tenant.path, ['otherWellKnownObjects']);
  const value = attributes['otherWellKnownObjects']?.find((each) => each.startsWith(`B:32:${pointer}:`));
  const list = value?.slice(`B:32:${pointer}:`.length) ?? '';
  const { domain: base } = await directory.contexts();
  const found: { readonly dn: string; readonly name: string }[] = [];
  for await (const entry of directory.search({
    base,
    filter: `(showInAddressBook=${list})`,
    attributes: ['mailNickname', 'displayName'],
  })) {
    const { displayName = [], mailNickname = [] } = entry.attributes;
    found.push({ dn: entry.dn, name: displayName[0] ?? mailNickname[0] ?? '' });
  }
  return found;
}

function searchFor({ path }: Tenant, name: string) {
  return { path, filter: `(|(cn=${name})(cn=${name}@*))` };
}
