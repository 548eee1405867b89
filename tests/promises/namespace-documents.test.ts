import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { type Hosting, hosting, type Tenant } from '@tenantry/testing';

const document = `<namespace name="Welcome">
  <procedure name="Add User" access="public">
    <execute namespace="Hosted Active Directory" procedure="CreateUser">
      <executeData><isAdmin>1</isAdmin></executeData>
      <before source="data" destination="executeData" mode="merge"/>
    </execute>
    <transform><before source="data" sourcePath="container" destination="data" mode="move"/></transform>
  </procedure>
  <procedure name="Add User Twice Removed" access="public">
    <execute namespace="Welcome" procedure="Hidden"><before source="data" destination="executeData" mode="merge"/></execute>
  </procedure>
  <procedure name="Hidden">
    <execute namespace="Welcome" procedure="Add User"><before source="data" destination="executeData" mode="merge"/></execute>
  </procedure>
  <procedure name="Add User Later" access="public">
    <queue namespace="Hosted Active Directory" procedure="CreateUser">
      <executeData><isAdmin>1</isAdmin></executeData>
      <before source="data" destination="executeData" mode="merge"/>
      <after source="context" sourcePath="queueContext/@queueId" destination="data"/>
    </queue>
  </procedure>
  <procedure name="Add User As Engine" access="public">
    <execute namespace="Hosted Active Directory" procedure="CreateUser" impersonate="2">
      <executeData><isAdmin>1</isAdmin></executeData>
      <before source="data" destination="executeData" mode="merge"/>
    </execute>
  </procedure>
</namespace>`;

describe('a public procedure of a namespace document', () => {
  it('does for its caller what the caller may do', async () => {
    const hoster = await withDocument();

    const answer = await addUser(hoster, 'Add User', hoster.acme);

    assert.deepEqual([answer.state, answer.error], ['done', undefined]);
  });

  for (const procedure of ['Add User', 'Add User Twice Removed']) {
    it(`gives nobody more than that: ${procedure}`, async () => {
      const hoster = await withDocument();
      const before = await hoster.everything();

      const answer = await addUser(hoster, procedure, hoster.rival);

      assert.deepEqual([answer.state, answer.error?.code], ['failed', 'ENGINE_NO_SUCH_OBJECT']);
      assert.deepEqual(await hoster.everything(), before);
    });
  }

  it('gives nobody more than that when the queue does it', async () => {
    const hoster = await withDocument();
    const before = await hoster.everything();

    const answer = await addUser(hoster, 'Add User Later', hoster.rival);
    const id = /queueId="([^"]+)"/.exec(answer.document ?? '')?.[1] ?? '';
    const later = await hoster.client.wait(id, 10_000);

    assert.deepEqual([later?.state, later?.error?.code], ['failed', 'ENGINE_NO_SUCH_OBJECT']);
    assert.deepEqual(await hoster.everything(), before);
  });

  it('may say that the engine itself acts', async () => {
    const hoster = await withDocument();

    const answer = await addUser(hoster, 'Add User As Engine', hoster.rival);

    assert.deepEqual([answer.state, answer.error], ['done', undefined]);
  });
});

describe('the namespace document of the guide', () => {
  it('gives a user an account with a mailbox, to whom may do that', async () => {
    const hoster = await hosting();
    const guide = await readFile(new URL('../../docs/request-language.md', import.meta.url), 'utf8');
    await hoster.client.registerNamespace(/<namespace name="Welcome".*?<\/namespace>/s.exec(guide)?.[0] ?? '', {
      trustee: 'system',
    });

    const refused = await addUser(hoster, 'Add User', hoster.rival);
    const answer = await addUser(hoster, 'Add User', hoster.acme);

    assert.equal(refused.error?.code, 'ENGINE_NO_SUCH_OBJECT');
    assert.deepEqual([answer.state, answer.error], ['done', undefined]);
    assert.match(answer.document ?? '', /<alias>new<\/alias><mailboxGuid>[0-9a-f-]{36}<\/mailboxGuid><\/data>/);
  });
});

async function withDocument(): Promise<Hosting> {
  const hoster = await hosting();
  await hoster.client.registerNamespace(document, { trustee: 'system' });
  return hoster;
}

/** Adds a user to an organization as the administrator of acme. */
function addUser({ client, acme }: Hosting, procedure: string, { path, domain }: Tenant) {
  const data = `<container>${path}</container><userPrincipalName>new@${domain}</userPrincipalName><alias>new</alias>`;
  return client.submit({
    what: { namespace: 'Welcome', procedure, document: `<request><data>${data}</data></request>` },
    caller: { trustee: acme.administrator },
  });
}
