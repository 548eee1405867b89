import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type PublicProcedure, publicProcedures } from '@tenantry/cli/isolation';
import { callOf } from '@tenantry/cli/two-tenants';
import type { Role } from '@tenantry/engine';
import { encode, record, renderXml } from '@tenantry/schema';
import { type Hosting, isThorough, requestFor, testPassword } from '@tenantry/testing';
import { basic, type Serving, serving } from '@tenantry/testing/serving';

import { isAllowed, organizationsOf } from './callers.ts';

const passwordOf = (user: string) => basic(user, testPassword);
/** Who calls: the role of each at an organization. */
const people: Readonly<Record<string, { readonly role: Role; readonly at: (hoster: Hosting) => string }>> = {
  'admin@fabrikam.com': { role: 'DomainAdmin', at: ({ paths }) => paths.hosting.path },
  'reseller@fabrikam.com': { role: 'OrgCreators', at: ({ reseller }) => reseller.path },
  'admin@acme.example': { role: 'UserCreators', at: ({ acme }) => acme.path },
  'csr@acme.example': { role: 'CSRAdmins', at: ({ acme }) => acme.path },
  'user@acme.example': { role: 'Users', at: ({ acme }) => acme.path },
  'admin@rival.example': { role: 'UserCreators', at: ({ rival }) => rival.path },
};
const refusals: Readonly<Record<string, number>> = { ENGINE_MISSING_PRIVILEGE: 403, ENGINE_NO_SUCH_OBJECT: 404 };

describe('roles over HTTP', () => {
  it('a reseller manages its customers, and nothing above them', async () => {
    const { rest, hoster } = await open();
    const made = { userPrincipalName: 'ann@acme.example', isAdmin: false, newPassword: testPassword };
    const create = 'hosted-active-directory/CreateUser';
    assert.deepEqual(await rest('reseller@fabrikam.com', create, { container: hoster.acme.path, ...made }), [200, '']);
    const above = { container: hoster.paths.hosting.path, name: 'Second' };
    assert.deepEqual(await rest('reseller@fabrikam.com', 'hosted-active-directory/CreateResellerOrganization', above), [
      404,
      'ENGINE_NO_SUCH_OBJECT',
    ]);
  });

  it('an administrator manages his organization, and no other', async () => {
    const { rest, hoster } = await open();
    const input = { userPrincipalName: 'ann@acme.example', isAdmin: false, newPassword: testPassword };
    const create = 'hosted-active-directory/CreateUser';
    assert.deepEqual(await rest('admin@acme.example', create, { container: hoster.acme.path, ...input }), [200, '']);
    assert.deepEqual(await rest('admin@acme.example', create, { container: hoster.rival.path, ...input }), [
      404,
      'ENGINE_NO_SUCH_OBJECT',
    ]);
  });

  it('a help desk resets passwords of users, not of administrators, and makes nobody', async () => {
    const { rest, hoster, call } = await open();
    const ann = await hoster.acme.user('ann');
    const set = 'managed-active-directory/SetUserPassword';
    const newPassword = 'Other-password-2';
    assert.deepEqual(await rest('csr@acme.example', set, { user: ann, newPassword }), [200, '']);
    assert.equal((await call('/api/requests', { authorization: basic('ann@acme.example', newPassword) })).status, 200);
    const administrator = { user: hoster.acme.administrator, newPassword };
    assert.deepEqual(await rest('csr@acme.example', set, administrator), [
      403,
      'MANAGED_DIRECTORY_PASSWORD_OF_ADMINISTRATOR',
    ]);
    const made = { container: hoster.acme.path, userPrincipalName: 'ben@acme.example' };
    const create = 'managed-active-directory/CreateUser';
    assert.deepEqual(await rest('csr@acme.example', create, made), [403, 'ENGINE_MISSING_PRIVILEGE']);
  });

  it("a user reads himself and changes his own password, and nobody else's", async () => {
    const { rest, hoster, user } = await open();
    const change = 'managed-active-directory/ChangeUserPassword';
    const passwords = { oldPassword: testPassword, newPassword: 'Other-password-2' };
    const ann = await hoster.acme.user('ann');
    const other = await rest('user@acme.example', change, { user: ann, ...passwords });
    assert.deepEqual(other, [403, 'MANAGED_DIRECTORY_NOT_OWN_PASSWORD']);
    const read = 'managed-active-directory/GetUser';
    assert.deepEqual(await rest('user@acme.example', read, { user }), [200, '']);
    assert.deepEqual(await rest('user@acme.example', read, { user: ann }), [403, 'ENGINE_MISSING_PRIVILEGE']);
    const foreign = await rest('user@acme.example', read, { user: hoster.rival.administrator });
    assert.deepEqual(foreign, [404, 'ENGINE_NO_SUCH_OBJECT']);
    assert.deepEqual(await rest('user@acme.example', change, { user, ...passwords }), [200, '']);
  });

  for (const procedure of isThorough() ? publicProcedures() : onePerRole(publicProcedures())) {
    const { name } = procedure;
    it(`${name} by everybody, over REST and SOAP`, async () => {
      const served = await open();
      const { hoster } = served;
      const input = await requestFor(name)(hoster);
      const reached = await organizationsOf(hoster, procedure, input);
      const before = await hoster.everything();
      for (const [user, { role, at }] of Object.entries(people)) {
        const told = await planOverRest(served, { name, input, user });
        const path = (await hoster.accounts.find(user))?.path;
        if (path === undefined) {
          // The request has taken his organization away, and him with it.
          assert.deepEqual(told, { status: 401, code: 'REST_UNAUTHENTICATED' }, user);
          continue;
        }
        const home = at(hoster).slice('LDAP://'.length);
        if (!isAllowed({ title: user, path, home, role }, procedure, reached)) {
          assert.equal(refusals[told.code], told.status, `${user}: ${told.status} ${told.code}`);
          const fault = await overSoap(served, { name, input, user });
          if (fault) assert.deepEqual(fault, [500, told.code], user);
          continue;
        }
        // What the engine says of the same user, whom it does not have to recognize.
        const expected = await hoster.plan(name, input, path);
        assert.equal(told.code, expected.error?.code ?? '', user);
        if (role === 'DomainAdmin') assert.equal(told.status, 200);
      }
      assert.deepEqual(await hoster.everything(), before);
    });
  }
});

/** One from the middle of those that ask for the same role. */
function onePerRole(all: readonly PublicProcedure[]): PublicProcedure[] {
  return [...Map.groupBy(all, ({ role }) => role).values()].flatMap((of) => of[of.length >> 1] ?? []);
}

/** A server with somebody for each role. */
async function open() {
  const served = await serving();
  const { hoster, call } = served;
  const user = await hoster.acme.user('user');
  const csr = await hoster.acme.user('csr');
  const filter = '(&(objectClass=group)(cn=CSRAdmins@Acme))';
  for await (const group of hoster.directory.search({ base: hoster.acme.path, filter, attributes: [] })) {
    await hoster.directory.addValues(group.path, 'member', [csr.slice('LDAP://'.length)]);
  }
  return {
    ...served,
    user,
    async rest(who: string, path: string, json: object): Promise<[status: number, code: string]> {
      const answer = await call(`/api/${path}`, { authorization: passwordOf(who), json });
      await answer.text();
      return [answer.status, answer.headers.get('tenantry-error') ?? ''];
    },
  };
}

interface Tried {
  readonly name: string;
  readonly input: unknown;
  readonly user: string;
}

async function planOverRest({ call }: Serving, { name, input, user }: Tried) {
  const { namespace, procedure } = callOf(name, input);
  const path = `/api/${encodeURIComponent(namespace)}/${procedure}?plan=true`;
  const answer = await call(path, { authorization: passwordOf(user), json: input });
  await answer.text();
  return { status: answer.status, code: answer.headers.get('tenantry-error') ?? '' };
}

/** Calls it in earnest: it has to be refused. */
async function overSoap({ call, hoster }: Serving, { name, input, user }: Tried) {
  const { namespace, name: procedure, input: fields } = definitionOf(hoster, name);
  const method = procedure.replaceAll(/[^A-Za-z0-9_]/g, '');
  const service = namespace.replaceAll(/[^A-Za-z0-9]/g, '');
  // Not every namespace has a web service.
  if (!hoster.installation.webServices.some((each) => each.name === service)) return undefined;
  const content = encode({ [`${method}Request`]: record('', fields) }, { [`${method}Request`]: input }, method);
  const wrapped = renderXml({ ...content, attributes: { xmlns: `urn:tenantry:${service}` } });
  const body = `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body>${wrapped}</Body></Envelope>`;
  const headers = { 'content-type': 'text/xml' };
  const path = `/mpsws/${service}/Service.asmx`;
  const answer = await call(path, { authorization: passwordOf(user), body, headers });
  await answer.text();
  return [answer.status, answer.headers.get('tenantry-error')];
}

function definitionOf({ client }: Pick<Hosting, 'client'>, name: string) {
  const found = client.definitions().find((each) => `${each.namespace}::${each.name}` === name);
  return found ?? assert.fail(`${name} is not there`);
}
