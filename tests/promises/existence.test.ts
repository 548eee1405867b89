import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';

const nobody = 'CN=nobody,OU=Rival,OU=Reseller,OU=Hosting,DC=fabrikam,DC=com';

describe('what exists elsewhere', () => {
  it('is answered to a tenant as if it did not exist, whatever it is and whichever argument names it', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const paths = await pathsElsewhere(hoster);
    const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
    const ann = await acme.mailboxUser('ann');
    const requests: [string, (path: string) => object][] = [
      ['Hosted Email 2007::GetMailbox', (user) => ({ user })],
      ['Hosted Email 2007::GetOrganizationDomains', (path) => ({ path })],
      ['Managed Active Directory::GroupAdd', (newMember) => ({ group: group.path, newMember })],
      ['Managed Active Directory::MoveObject', (destinationContainer) => ({ object: ann, destinationContainer })],
      ['Managed Email 2007::AddMailboxPermission', (trustee) => ({ user: ann, trustee, accessRights: ['FullAccess'] })],
      ['Managed Email 2007::ModifyMailbox', (path) => ({ user: ann, forwardingAddress: [path] })],
      ['Hosted Active Directory::ADSearch', (path) => ({ path, filter: '(cn=*)' })],
    ];

    for (const [name, requestFor] of requests) {
      const missing = await answerTo(hoster, { name, input: requestFor(`LDAP://${nobody}`), mask: nobody });
      assert.equal(missing.code, 'ENGINE_NO_SUCH_OBJECT', name);
      for (const path of paths) {
        const answer = await answerTo(hoster, { name, input: requestFor(`LDAP://${path}`), mask: path });
        assert.deepEqual(answer, missing, `${name} tells that ${path} exists`);
      }
    }
  });

  it('is told to who stands above it', async () => {
    const { acme, rival, reseller, run } = await hosting();
    const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
    const foreign = { group: group.path, newMember: rival.administrator };

    await assert.rejects(reseller.run('Managed Active Directory::GroupAdd', foreign), {
      code: 'ENGINE_FOREIGN_OBJECT',
    });
    const wrong = reseller.run('Hosted Email 2007::GetMailbox', { user: rival.path });
    await assert.rejects(wrong, { code: 'ENGINE_WRONG_KIND_OF_OBJECT' });
  });
});

/** Things of another tenant, of the reseller, and of nobody, of several kinds. */
async function pathsElsewhere({ rival, reseller, directory }: Hosting): Promise<string[]> {
  await rival.mailboxUser('eve');
  const { domain, configuration } = await directory.contexts();
  const paths = [rival.path, rival.administrator, reseller.path, reseller.administrator, `LDAP://${domain}`];
  return [...paths, `LDAP://${configuration}`].map((path) => path.replace('LDAP://', ''));
}

interface Question {
  readonly name: string;
  readonly input: object;
  /** The name that is asked for; it may be in the answer. */
  readonly mask: string;
}

async function answerTo({ acme }: Hosting, { name, input, mask }: Question) {
  const error = await acme.run(name, input).then(
    () => assert.fail(`${name} with ${mask} was done`),
    (refusal) => refusal,
  );
  return { code: error.code, message: error.message.replaceAll(mask, '...'), hresult: error.hresult };
}
