import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';
import { fastify } from 'fastify';

import { resources } from './resources.ts';
import { restService } from './rest-service.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

describe('resources over REST', () => {
  it('creates, lists, reads, changes and deletes an organization, a user and his mailbox', async () => {
    const { hoster, send } = await open();
    const { acme, reseller } = hoster;

    const made = await send('POST', '/organizations', { container: reseller.path, name: 'Fabrikam' }, 'system');
    assert.deepEqual([made.status, made.body.state], [200, 'done']);
    const page = await send(
      'GET',
      `/organizations?organization=${encodeURIComponent(reseller.path)}&search=fabri`,
      undefined,
      'system',
    );
    assert.deepEqual(
      page.body.items.map(({ name }: { name: string }) => name),
      ['Fabrikam'],
    );
    const [{ guid }] = page.body.items;
    assert.equal((await send('GET', `/organizations/${guid}`, undefined, 'system')).body.name, 'Fabrikam');
    assert.equal(made.headers['location'], `/api/organizations/${encodeURIComponent(made.body.output.org.path)}`);
    const gone = await send('DELETE', `/organizations/${guid}`, undefined, 'system');
    assert.equal(gone.status, 200);
    assert.equal((await send('GET', `/organizations/${guid}`, undefined, 'system')).status, 404);

    const own = encodeURIComponent(acme.path);
    const ann = { userPrincipalName: 'ann@acme.example', displayName: 'Ann', isAdmin: false };
    const user = await send('POST', `/organizations/${own}/users`, ann);
    assert.equal(user.status, 200);
    const at = user.headers['location']?.toString().replace('/api', '') ?? '';
    const read = await send('GET', at);
    assert.deepEqual([read.body.displayName, read.body.enabled], ['Ann', false]);
    const mailbox = { planName: 'MailboxGold', alias: 'ann', emailAddresses: ['SMTP:ann@acme.example'] };
    assert.equal((await send('PUT', `/mailboxes/${read.body.guid}`, mailbox)).status, 200);
    assert.equal((await send('GET', `/mailboxes/${read.body.guid}`)).body.alias, 'ann');
    const boxes = await send('GET', `/organizations/${own}/mailboxes?limit=1`);
    assert.equal(boxes.body.items[0].alias, 'ann');
    assert.equal((await send('DELETE', `/mailboxes/${read.body.guid}`)).status, 200);
    assert.equal((await send('DELETE', at)).status, 200);
    assert.equal((await send('GET', at)).status, 404);
  });

  it('gives a long list page by page, each entry once', async () => {
    const { hoster, send } = await open();
    for (const name of ['ann', 'ben', 'cem', 'dan', 'eve']) await hoster.acme.user(name);
    const names: string[] = [];
    let after: string | undefined;
    do {
      const next = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
      const { body } = await send('GET', `/organizations/${encodeURIComponent(hoster.acme.path)}/users?limit=2${next}`);
      assert.ok(body.items.length <= 2);
      names.push(...body.items.map((user: { name: string }) => user.name));
      after = body.after;
    } while (after !== undefined);

    assert.deepEqual(
      names.filter((name) => /^(ann|ben|cem|dan|eve)/.test(name)),
      ['ann', 'ben', 'cem', 'dan', 'eve'].map((name) => names.find((each) => each.startsWith(name))),
    );
    assert.equal(new Set(names).size, names.length);
  });

  it('binds a change to what its author has read', async () => {
    const { hoster, send } = await open();
    const ann = await hoster.acme.user('ann');
    const at = `/users/${encodeURIComponent(ann)}`;
    const tag = (await send('GET', at)).headers['etag']?.toString() ?? '';
    const change = (displayName: string, match: string) =>
      send('PATCH', at, { displayName }, 'acme', { 'if-match': match });

    assert.equal((await change('Ann A.', tag)).status, 200);
    const late = await change('Ann B.', tag);

    assert.deepEqual([late.status, late.body.code], [412, 'ENGINE_CONDITION_FAILED']);
    assert.equal((await send('GET', at)).body.displayName, 'Ann A.');
    const planned = await send('PATCH', `${at}?plan=true`, { displayName: 'Ann C.' }, 'acme', { 'if-match': tag });
    assert.deepEqual([planned.status, planned.body.code], [412, 'ENGINE_CONDITION_FAILED']);
    assert.equal((await change('Ann B.', '*')).status, 200);
    assert.equal((await send('GET', at, undefined, 'acme', { 'if-none-match': tag })).status, 200);
  });

  it('lets one of two changes through that are bound to the same reading, also when they are queued', async () => {
    const { hoster, send } = await open();
    const ann = await hoster.acme.user('ann');
    const at = `/users/${encodeURIComponent(ann)}`;
    const names = ['Ann A.', 'Ann B.', 'Ann C.', 'Ann D.'];
    for (const prefer of ['', 'respond-async']) {
      const { etag = '' } = (await send('GET', at)).headers;
      const headers = { 'if-match': String(etag), prefer };
      const sent = await Promise.all(
        names.map((displayName) => send('PATCH', at, { displayName: `${displayName}${prefer}` }, 'acme', headers)),
      );
      const ends = await Promise.all(
        sent.map(async ({ headers }) => hoster.client.wait(String(headers['tenantry-request-id']), 120_000)),
      );
      assert.deepEqual(
        ends.map((end) => end?.error?.code ?? end?.state).sort(),
        ['ENGINE_CONDITION_FAILED', 'ENGINE_CONDITION_FAILED', 'ENGINE_CONDITION_FAILED', 'done'],
        prefer,
      );
      const winner = names[ends.findIndex((end) => end?.state === 'done')];
      assert.equal((await send('GET', at)).body.displayName, `${winner}${prefer}`);
    }
  });

  it('waits with a bound change for one of somebody else that has begun, and refuses it then', async () => {
    const { hoster, send } = await open();
    const ann = await hoster.acme.user('ann');
    const at = `/users/${encodeURIComponent(ann)}`;
    const { etag = '' } = (await send('GET', at)).headers;
    const begun = Promise.withResolvers<void>();
    const looked = Promise.withResolvers<void>();
    hoster.probe(async ({ at: moment }) => {
      if (moment !== 'after-intent') return;
      begun.resolve();
      await looked.promise;
    });

    const other = hoster.run('Managed Active Directory::ModifyUser', { user: ann, displayName: 'Ann A.' });
    await begun.promise;
    const bound = send('PATCH', at, { displayName: 'Ann B.' }, 'acme', { 'if-match': String(etag) });
    // It still reads what it expects; only the lock tells it that this is about to change.
    assert.equal((await send('GET', at)).headers['etag'], etag);
    looked.resolve();

    await other;
    const { status, body } = await bound;
    assert.deepEqual([status, body.code], [412, 'ENGINE_CONDITION_FAILED']);
    assert.equal((await send('GET', at)).body.displayName, 'Ann A.');
  });

  it('plans, queues and repeats changes as calls of procedures', async () => {
    const { hoster, send } = await open();
    const at = `/organizations/${encodeURIComponent(hoster.acme.path)}/users`;
    const ann = { userPrincipalName: 'ann@acme.example', isAdmin: false };
    const before = await hoster.everything();
    const planned = await send('POST', `${at}?plan=true`, ann);
    assert.match(planned.body.changes.join('\n'), /userPrincipalName: ann@acme\.example/);
    assert.deepEqual(await hoster.everything(), before);

    const queued = await send('POST', at, ann, 'acme', { prefer: 'respond-async', 'idempotency-key': 'one' });
    assert.equal(queued.status, 202);
    await hoster.client.wait(queued.body.requestId, 120_000);
    const again = await send('POST', at, ann, 'acme', { 'idempotency-key': 'one' });
    assert.deepEqual([again.status, again.body.requestId], [200, queued.body.requestId]);
  });

  it('reaches nothing of another organization by any resource, and the body names no other object than the address', async () => {
    const { hoster, send } = await open();
    const { acme, rival } = hoster;
    const [foreign, ann] = [await rival.user('bob'), await acme.user('ann')];
    const before = await hoster.everything();
    for (const resource of resources) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
        const isThere = resource[method.toLowerCase() as Lowercase<Method>];
        if (!isThere || !resource.path.includes('{')) continue;
        const path = resource.path
          .replace('{organization}', encodeURIComponent(rival.path))
          .replaceAll(/\{\w+\}/g, encodeURIComponent(foreign));
        const { status } = await send(method, path, method === 'GET' || method === 'DELETE' ? undefined : {});
        assert.ok([400, 403, 404, 422].includes(status), `${method} ${resource.path} answers ${status}`);
      }
    }
    assert.deepEqual(await hoster.everything(), before);

    await send('PATCH', `/users/${encodeURIComponent(ann)}`, { user: foreign, displayName: 'Mine' });
    const other = await hoster.directory.read(foreign, ['displayName']);
    assert.notDeepEqual(other.attributes['displayName'], ['Mine']);
  });

  it('says which parameters and methods there are', async () => {
    const { hoster, send } = await open();
    const at = `/organizations/${encodeURIComponent(hoster.acme.path)}/users`;
    const unknown = await send('GET', `${at}?colour=red`);
    const number = await send('GET', `${at}?limit=many`);
    const method = await send('DELETE', at);

    assert.deepEqual([unknown.status, unknown.body.code], [400, 'REST_QUERY_INVALID']);
    assert.match(unknown.body.detail, /searchText, pageSize, cursor/);
    assert.equal(number.body.code, 'REST_QUERY_INVALID');
    assert.deepEqual([method.status, method.body.code], [405, 'REST_NO_SUCH_METHOD']);
    assert.equal(method.headers['allow'], 'GET, POST, HEAD');
  });

  it('tells what is not installed', async () => {
    const { hoster, send } = await open();
    hoster.engine.load([]);
    const { status, body } = await send('GET', '/plans', undefined, 'system');
    assert.deepEqual([status, body.code], [404, 'REST_NOT_INSTALLED']);
  });

  it('names procedures that there are, with inputs that they have', async () => {
    const { hoster } = await open();
    for (const { path, tag: _, ...methods } of resources) {
      for (const [method, operation] of Object.entries(methods)) {
        const [namespace, name] = operation.procedure.split('::');
        const found = hoster.client.definitions().find((each) => each.namespace === namespace && each.name === name);
        const title = `${method} ${path}: ${operation.procedure}`;
        assert.equal(found?.access, 'public', title);
        for (const [, part = ''] of path.matchAll(/\{(\w+)\}/g)) {
          const input = operation.inputs?.[part] ?? part;
          assert.ok(found.input[input], `${title} has no input ${input}`);
        }
        const output = operation.entries ?? operation.only ?? operation.made?.by[0];
        assert.ok(output === undefined || found.output[output], `${title} has no output ${output}`);
      }
    }
  });
});

async function open() {
  const hoster = await hosting();
  const server = fastify();
  const trustees: Readonly<Record<string, string>> = { acme: hoster.acme.administrator, system: 'system' };
  const statuses: Readonly<Record<string, number>> = {
    ENGINE_FOREIGN_OBJECT: 403,
    ENGINE_MISSING_PRIVILEGE: 403,
    ENGINE_NO_SUCH_OBJECT: 404,
    REST_NOT_INSTALLED: 404,
    REST_NO_SUCH_METHOD: 405,
    ENGINE_CONDITION_FAILED: 412,
  };
  await server.register(restService, {
    prefix: '/api',
    client: hoster.client,
    authenticate: async ({ headers: { authorization = '' } }) => {
      const trustee = trustees[authorization];
      return trustee === undefined ? undefined : { trustee };
    },
    seesAll: async ({ trustee }) => trustee === 'system',
    statusOf: ({ code }) => statuses[code] ?? 400,
  });
  const send = async (method: Method, path: string, ...[payload, who = 'acme', headers = {}]: Sent) => {
    const answer = await server.inject({
      method,
      url: `/api${path}`,
      headers: { authorization: who, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.body === '' ? undefined : answer.json() };
  };
  return { hoster, send };
}

type Sent = [payload?: object, who?: string, headers?: Readonly<Record<string, string>>];
