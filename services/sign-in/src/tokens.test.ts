import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

import { createTokens, type TokenOrder } from './tokens.ts';

describe('API tokens', () => {
  it('stand for a user at one organization, with one role, and are not kept in clear', async () => {
    const { hoster, tokens, order } = await open();
    const { id, token, expiresAt } = await tokens.create(order);

    const caller = await tokens.check(token);
    assert.equal(caller?.trustee, `${hoster.reseller.administrator} (token ${id})`);
    const acme = await hoster.accounts.findOrganization(hoster.acme.path);
    assert.deepEqual(caller?.delegation, {
      user: hoster.reseller.administrator,
      organization: acme?.guid,
      role: 'CSRAdmins',
    });
    const days = (expiresAt.getTime() - Date.now()) / 86_400_000;
    assert.ok(days > 29.9 && days <= 30);
    const { rows } = await hoster.pool.query('select * from sign_in.token');
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(token.slice(-43)));
    const [listed] = await tokens.list();
    assert.deepEqual(
      [listed?.id, listed?.account, listed?.organization],
      [id, hoster.reseller.administrator, hoster.acme.path],
    );
  });

  it('give what the role gives, where it gives it, and nothing else', async () => {
    const { hoster, tokens, order } = await open();
    const ann = await hoster.acme.user('ann');
    const eve = await hoster.rival.user('eve');
    const caller = await tokens.check((await tokens.create(order)).token);
    assert.ok(caller);
    const submit = async (procedure: string, input: unknown, queue = false) => {
      const what = { namespace: 'Managed Active Directory', procedure, input };
      const answer = await hoster.client.submit({ what, caller, ...(queue ? { queue: {} } : {}) });
      return queue ? hoster.client.wait(answer.requestId, 120_000) : answer;
    };

    const newPassword = 'Other-password-1';
    assert.equal((await submit('SetUserPassword', { user: ann, newPassword }))?.state, 'done');
    // Its user is an administrator there as well; the token is not.
    const container = hoster.acme.path;
    const made = await submit('CreateUser', { container, userPrincipalName: 'ben@acme.example' });
    assert.equal(made?.error?.code, 'ENGINE_MISSING_PRIVILEGE');
    for (const queued of [false, true]) {
      const foreign = await submit('SetUserPassword', { user: eve, newPassword }, queued);
      assert.equal(foreign?.error?.code, 'ENGINE_NO_SUCH_OBJECT');
    }
    assert.equal(await hoster.accounts.isAdministrator(caller), false);
    assert.equal(await hoster.accounts.belongsTo(caller, hoster.rival.path), false);
    assert.equal(await hoster.accounts.roleAt(caller, hoster.acme.path), 'CSRAdmins');
  });

  it('end when they are revoked, expire, or their user is disabled', async () => {
    const { hoster, tokens, order } = await open();
    const revoked = await tokens.create(order);
    const expired = await tokens.create(order);
    const orphaned = await tokens.create({ ...order, account: 'admin@acme.example' });
    assert.ok(await tokens.check(orphaned.token));

    await tokens.revoke(revoked.id);
    await hoster.pool.query("update sign_in.token set expires_at = now() - interval '1 second' where id = $1", [
      expired.id,
    ]);
    await hoster.directory.modify(hoster.acme.administrator, { userAccountControl: ['514'] });

    for (const { token } of [revoked, expired, orphaned]) assert.equal(await tokens.check(token), undefined);
    await assert.rejects(tokens.revoke(revoked.id), { code: 'SIGN_IN_NO_SUCH_TOKEN' });
    assert.deepEqual(
      (await tokens.list()).map(({ id }) => id),
      [orphaned.id],
    );
  });

  it('are valid with their own secret only', async () => {
    const { tokens, order } = await open();
    const [one, other] = [await tokens.create(order), await tokens.create(order)];
    assert.equal(await tokens.check(`tnt_${one.id}_${other.token.slice(-43)}`), undefined);
    assert.equal(await tokens.check(`${one.token}x`), undefined);
  });

  it('are not made for more than their user has', async () => {
    const { hoster, tokens, order } = await open();
    const wrong: [Partial<TokenOrder>, string][] = [
      [{ account: 'nobody@acme.example' }, 'SIGN_IN_ACCOUNT_UNKNOWN'],
      [{ organization: 'LDAP://OU=Nowhere,DC=fabrikam,DC=com' }, 'SIGN_IN_ORGANIZATION_UNKNOWN'],
      [{ organization: hoster.acme.administrator }, 'SIGN_IN_ORGANIZATION_UNKNOWN'],
      [{ role: 'DomainAdmin' }, 'SIGN_IN_ROLE_TOO_HIGH'],
      [{ account: 'admin@acme.example', organization: hoster.rival.path }, 'SIGN_IN_ROLE_TOO_HIGH'],
      [{ days: 0 }, 'SIGN_IN_LIFETIME_INVALID'],
      [{ days: 367 }, 'SIGN_IN_LIFETIME_INVALID'],
    ];
    for (const [change, code] of wrong) await assert.rejects(tokens.create({ ...order, ...change }), { code });
  });
});

async function open() {
  const hoster = await hosting();
  const order: TokenOrder = {
    name: 'help desk',
    account: 'reseller@fabrikam.com',
    organization: hoster.acme.path,
    role: 'CSRAdmins',
    days: 30,
    createdBy: 'test',
  };
  return { hoster, order, tokens: createTokens(hoster.pool, hoster.accounts) };
}
