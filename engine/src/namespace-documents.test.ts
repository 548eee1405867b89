import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { eventually } from '@tenantry/testing/eventually';
import { type ShelfInstallation, shelves } from '@tenantry/testing/shelf';

import { systemTrustee } from './judge.ts';
import type { Submission } from './request.ts';

const operator = { trustee: systemTrustee };
const tenant = { trustee: 'LDAP://CN=ann,OU=Tenant,DC=fabrikam,DC=com' };

const schema = `<Schema xmlns="urn:schemas-microsoft-com:xml-data" xmlns:dt="urn:schemas-microsoft-com:datatypes">
  <ElementType name="key" content="textOnly" dt:type="string" dt:maxLength="10"/>
  <ElementType name="value" content="textOnly"/>
  <ElementType name="executeData" content="eltOnly" order="many" model="closed">
    <element type="key" minOccurs="1" maxOccurs="1"/><element type="value" maxOccurs="*"/>
  </ElementType>
</Schema>`;

const forEachValue = `<forEach name="value" root="data" path="value"/>`;
const setValue = `<execute namespace="Shelf" procedure="SetValue">${forEachValue}
  <before source="value" sourcePath="text()" destination="executeData" destinationPath="key"/>
  <before source="value" sourcePath="text()" destination="executeData" destinationPath="value"/></execute>`;

const document = `<namespace name="Managed Shelf" description="Things on the shelf.">
  <providerContext server="one"/>
  <procedure name="Set All" access="public" description="Sets each value.">
    ${schema}
    <execute namespace="Managed Shelf" procedure="Set Each"><before source="data" destination="executeData" mode="merge"/></execute>
    <transform><before source="data" sourcePath="key" destination="data" destinationPath="done" mode="move"/></transform>
  </procedure>
  <procedure name="Set Each">${setValue}</procedure>
  <procedure name="Set And Fail" access="public">
    <execute namespace="Managed Shelf" procedure="Set Each"><before source="data" destination="executeData" mode="merge"/></execute>
    <execute namespace="Shelf" procedure="Fail"/>
  </procedure>
  <procedure name="Set And Catch" access="public">
    <try><execute namespace="Managed Shelf" procedure="Set And Fail"><before source="data" destination="executeData" mode="merge"/></execute></try>
    <catch><transform><before source="context" sourcePath="errorContext" destination="data"/></transform></catch>
  </procedure>
  <procedure name="Show Context" access="public">
    <transform><before source="context" sourcePath="providerContext" destination="data"/>
      <before source="context" sourcePath="executeContext" destination="data"/></transform>
  </procedure>
  <procedure name="Again" access="public"><execute namespace="Managed Shelf" procedure="Again"/></procedure>
  <procedure name="Grow" access="public">
    <execute namespace="Managed Shelf" procedure="Grow"><before source="data" destination="executeData" mode="merge"/></execute>
  </procedure>
</namespace>`;

describe('a namespace document', () => {
  it('has public procedures that a simple request calls', async () => {
    const { installation } = await withDocument();

    const answer = await call(installation, 'Set All', { data: '<key>k</key><value>a</value><value>b</value>' });

    assert.equal(
      answer.document,
      '<response><data><value>a</value><value>b</value><done><key>k</key></done></data></response>',
    );
    assert.deepEqual((await installation.everything()).shelf, { a: 'a', b: 'b' });
  });

  it('is found whatever the case and the spaces of its names', async () => {
    const { installation } = await withDocument();

    const what = { namespace: 'managedshelf', procedure: 'SHOWCONTEXT', document: request('') };

    assert.equal((await installation.client.submit({ what, caller: operator })).state, 'done');
  });

  it('keeps private procedures from requests, not from its own and not from the operator', async () => {
    const { installation } = await withDocument();

    const refused = await call(installation, 'Set Each', { data: '<value>a</value>', caller: tenant });
    const allowed = await call(installation, 'Set Each', { data: '<value>a</value>' });

    assert.deepEqual(
      [refused.state, refused.error?.code, allowed.state],
      ['failed', 'ENGINE_PRIVATE_PROCEDURE', 'done'],
    );
    assert.match(refused.document ?? '', /<errorContext code="0x80070005" .*name="ENGINE_PRIVATE_PROCEDURE"/);
  });

  it('checks what its schema says before the first step', async () => {
    const { installation } = await withDocument();

    const answer = await call(installation, 'Set All', { data: '<value>a</value><other/>' });

    assert.deepEqual([answer.state, answer.error?.code], ['failed', 'REQUEST_SCHEMA_VIOLATED']);
    assert.equal(
      answer.error?.message,
      "The executeData of Managed Shelf::Set All does not follow the procedure's schema: executeData/key is missing. executeData/other is not part of the schema.",
    );
    assert.deepEqual(answer.error?.sources, [{ namespace: 'Managed Shelf', procedure: 'Set All' }]);
    assert.deepEqual((await installation.everything()).shelf, {});
  });

  it('is undone with all its calls when one fails', async () => {
    const { installation } = await withDocument();

    const answer = await call(installation, 'Set And Fail', { data: '<value>a</value><value>b</value>' });

    assert.deepEqual(
      [answer.state, answer.error?.code, answer.error?.sources],
      [
        'failed',
        'ENGINE_UNEXPECTED',
        [
          { namespace: 'Shelf', procedure: 'Fail' },
          { namespace: 'Managed Shelf', procedure: 'Set And Fail' },
        ],
      ],
    );
    assert.deepEqual((await installation.everything()).shelf, {});
    const outcomes = (await installation.client.explain(answer.requestId))?.steps.map(
      ({ procedure, outcome }) => `${procedure} ${outcome}`,
    );
    assert.deepEqual(outcomes, [
      'Set And Fail failed',
      'Set Each done',
      'SetValue undone',
      'SetValue undone',
      'Fail failed',
    ]);
  });

  it('is undone as far as a catch around it, which sees the call stack', async () => {
    const { installation } = await withDocument();

    const answer = await call(installation, 'Set And Catch', { data: '<value>a</value>' });

    assert.equal(answer.state, 'done');
    assert.match(
      answer.document ?? '',
      /<errorContext code="0x80004005" [^>]*name="ENGINE_UNEXPECTED"><errorSource namespace="Shelf" procedure="Fail"\/><errorSource namespace="Managed Shelf" procedure="Set And Fail"\/><\/errorContext>/,
    );
    assert.deepEqual((await installation.everything()).shelf, {});
  });

  it('sees its providerContext and who it is', async () => {
    const { installation } = await withDocument();

    const answer = await call(installation, 'Show Context');

    assert.equal(
      answer.document,
      '<response><data><providerContext server="one"/><executeContext namespace="Managed Shelf" procedure="Show Context"/></data></response>',
    );
  });

  it('that calls itself for ever is stopped', async () => {
    const { installation } = await withDocument();
    const begun = process.cpuUsage();

    const answer = await call(installation, 'Again');

    assert.equal(answer.error?.code, 'ENGINE_CALLS_TOO_DEEP');
    assert.equal(answer.error?.sources.length, 64);
    // The time of the processor: others may keep a machine busy.
    assert.ok(process.cpuUsage(begun).user < 5_000_000);
  });

  it('that calls itself with much data is stopped before they fill the memory', async () => {
    const { installation } = await withDocument();

    const answer = await call(installation, 'Grow', { data: '<a/>'.repeat(60_000) });

    assert.equal(answer.error?.code, 'REQUEST_TOO_MUCH_WORK');
  });

  it('is seen by other engines, those that run and those that start', async () => {
    const installation = await shelves(after);
    const running = await installation.join();
    await installation.client.registerNamespace(document, operator);
    const started = await installation.join();

    const listed = () => running.client.procedures().some(({ namespace }) => namespace === 'Managed Shelf');
    await eventually(listed);

    for (const { client } of [running, started]) {
      const what = { namespace: 'Managed Shelf', procedure: 'Show Context', document: request('') };
      assert.equal((await client.submit({ what, caller: operator })).state, 'done');
    }
  });

  it('replaces the one of the same name', async () => {
    const { installation } = await withDocument();

    await installation.client.registerNamespace(
      '<namespace name="Managed Shelf"><procedure name="Only" access="public"/></namespace>',
      operator,
    );

    const names = installation.client.procedures().filter(({ namespace }) => namespace === 'Managed Shelf');
    assert.deepEqual(
      names.map(({ name, access, kind }) => [name, access, kind]),
      [['Only', 'public', 'composite']],
    );
    assert.equal((await call(installation, 'Set All')).error?.code, 'ENGINE_UNKNOWN_PROCEDURE');
  });

  it('cannot take the name of a component', async () => {
    const { installation } = await withDocument();

    await assert.rejects(
      installation.client.registerNamespace('<namespace name="SHELF"><procedure name="A"/></namespace>', operator),
      { code: 'ENGINE_NAMESPACE_TAKEN', message: /"SHELF" is the namespace of an installed component/ },
    );
  });

  it('is registered by the operator only, and only when it can be read', async () => {
    const { installation } = await withDocument();

    await assert.rejects(installation.client.registerNamespace(document, tenant), { code: 'ENGINE_MISSING_PRIVILEGE' });
    await assert.rejects(installation.client.registerNamespace('<namespace name="A"/>', operator), {
      code: 'REQUEST_ELEMENT_MISSING',
    });
    await assert.rejects(installation.client.registerNamespace('<namespace', operator), { code: 'XML_MALFORMED' });
  });

  it('that a later version cannot read does not keep an engine from starting', async () => {
    const { installation } = await withDocument();
    await installation.query(
      "insert into engine.namespace_document (namespace, document, registered_by) values ('Old', '<old/>', 'system')",
    );

    const other = await installation.join();

    assert.ok(other.client.procedures().some(({ namespace }) => namespace === 'Managed Shelf'));
  });
});

async function withDocument(): Promise<{ installation: ShelfInstallation }> {
  const installation = await shelves(after);
  await installation.client.registerNamespace(document, operator);
  return { installation };
}

function request(data: string): string {
  return `<request><data>${data}</data></request>`;
}

function call(
  { client }: ShelfInstallation,
  procedure: string,
  { data = '', caller = operator }: { data?: string; caller?: Submission['caller'] } = {},
) {
  return client.submit({ what: { namespace: 'Managed Shelf', procedure, document: request(data) }, caller });
}
