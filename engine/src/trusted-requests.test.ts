import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { eventually } from '@tenantry/testing/eventually';
import { type ShelfInstallation, shelves } from '@tenantry/testing/shelf';

import { systemTrustee } from './judge.ts';
import type { Submission } from './request.ts';

const operator = { trustee: systemTrustee };

const set = (key: string, value = 'x') =>
  `<execute namespace="Shelf" procedure="SetValue"><executeData><key>${key}</key><value>${value}</value></executeData></execute>`;
const fail = '<execute namespace="Shelf" procedure="Fail"/>';

describe('a trusted request', () => {
  it('answers with its data as the steps left them', async () => {
    const installation = await shelves(after);

    const answer = await submit(
      installation,
      `<request><data><item><key>a</key><value>1</value></item><item><key>b</key><value>2</value></item></data><procedure>
        <execute namespace="Shelf" procedure="SetValue"><forEach name="item" root="data" path="item"/>
          <before source="item" destination="executeData" mode="merge"/></execute>
        <execute namespace="Shelf" procedure="GetValue"><executeData><key>b</key></executeData>
          <after source="executeData" sourcePath="value" destination="data" destinationPath="found"/></execute>
      </procedure></request>`,
    );

    assert.deepEqual([answer.state, answer.output, answer.error], ['done', undefined, undefined]);
    assert.equal(
      answer.document,
      '<response><data><item><key>a</key><value>1</value></item><item><key>b</key><value>2</value></item><found><value>2</value></found></data></response>',
    );
    assert.deepEqual((await installation.everything()).shelf, { a: '1', b: '2' });
  });

  it('answers with the error and where it happened, innermost first, and leaves nothing', async () => {
    const installation = await shelves(after);

    const answer = await submit(
      installation,
      `<request><data>kept</data><procedure>${set('a')}<execute namespace="Shelf" procedure="SetMany">
        <executeData><keys><key>b</key></keys><value>x</value><failAtTheEnd>1</failAtTheEnd></executeData></execute></procedure></request>`,
    );

    assert.equal(answer.state, 'failed');
    assert.equal(
      answer.document,
      '<response><errorContext code="0x80004005" description="Shelf::Fail failed in a way that its author did not foresee; everything was undone. The engine\'s log holds the details under the request id." name="ENGINE_UNEXPECTED"><errorSource namespace="Shelf" procedure="Fail"/><errorSource namespace="Shelf" procedure="SetMany"/></errorContext></response>',
    );
    assert.deepEqual(await installation.everything(), { shelf: {}, counters: {} });
  });

  it('names the fields of an input that is not valid', async () => {
    const installation = await shelves(after);

    const answer = await submit(
      installation,
      `<request><procedure><execute namespace="Shelf" procedure="SetValue"/></procedure></request>`,
    );

    assert.equal(answer.error?.code, 'ENGINE_INPUT_INVALID');
    assert.match(
      answer.document ?? '',
      /<errorSource namespace="Shelf" procedure="SetValue"\/><errorFault path="key" description="[^"]+"\/><errorFault path="value" /,
    );
  });

  it('undoes a try that failed, and goes on after its catch', async () => {
    const installation = await shelves(after);

    const answer = await submit(
      installation,
      `<request><data/><procedure>${set('first')}
        <try>${set('tried')}<transform><before source="context" destination="data"/></transform>${fail}</try>
        <catch>${set('caught')}<transform><before source="context" sourcePath="errorContext/@name" destination="data"/></transform></catch>
        ${set('last')}</procedure></request>`,
    );

    assert.equal(answer.document, '<response><data name="ENGINE_UNEXPECTED"/></response>');
    assert.deepEqual(Object.keys((await installation.everything()).shelf), ['caught', 'first', 'last']);
  });

  it('is undone when its catch fails, too', async () => {
    const installation = await shelves(after);

    const answer = await submit(
      installation,
      `<request><data/><procedure>${set('first')}<try>${fail}</try><catch>${set('caught')}${fail}</catch></procedure></request>`,
    );

    assert.equal(answer.state, 'failed');
    assert.deepEqual((await installation.everything()).shelf, {});
  });

  it('is for administrators of the hoster', async () => {
    const installation = await shelves(after);

    const answer = await submit(installation, `<request><procedure>${set('a')}</procedure></request>`, {
      caller: { trustee: 'LDAP://CN=ann,OU=Tenant,DC=fabrikam,DC=com' },
    });

    assert.deepEqual([answer.state, answer.error?.code], ['failed', 'ENGINE_TRUSTED_REQUEST_REFUSED']);
  });

  it('that cannot be read is refused before anything is logged', async () => {
    const installation = await shelves(after);

    for (const [document, code] of [
      ['<request><procedure><exec/></procedure></request>', 'REQUEST_UNKNOWN_ELEMENT'],
      ['<request><data></request>', 'XML_MALFORMED'],
      ['<!DOCTYPE a [<!ENTITY b "c">]><request>&b;</request>', 'XML_DOCTYPE_REFUSED'],
      [`<request>${'<a>'.repeat(300)}${'</a>'.repeat(300)}</request>`, 'XML_TOO_DEEP'],
      [`<request><data>${'<a/>'.repeat(200_001)}</data></request>`, 'XML_TOO_MANY_NODES'],
      [`<request><data>${'x'.repeat(20_000_001)}</data></request>`, 'XML_TOO_LARGE'],
    ] as const) {
      const answer = await submit(installation, document);
      assert.deepEqual([answer.requestId, answer.state, answer.error?.code], ['', 'failed', code]);
      assert.match(
        answer.document ?? '',
        new RegExp(`^<response><errorContext code="0x[0-9a-f]{8}" .* name="${code}"/></response>$`),
      );
    }
    assert.deepEqual(await installation.client.list({}), []);
  });

  it('shows its plan and changes nothing, not even the queue', async () => {
    const installation = await shelves(after);
    const queue =
      '<queue namespace="Shelf" procedure="SetValue" queueSuspended="0"><executeData><key>q</key><value>x</value></executeData></queue>';

    const answer = await installation.client.plan({
      what: { document: `<request><procedure>${set('a')}${queue}</procedure></request>` },
      caller: operator,
    });

    assert.deepEqual([answer.state, answer.changes], ['done', ['put a=x']]);
    assert.deepEqual(await installation.client.list({}), []);
    assert.deepEqual((await installation.everything()).shelf, {});
  });

  it('masks secrets in explain, however deep the document goes', async () => {
    const installation = await shelves(after);
    const answer = await submit(
      installation,
      `<request><data><password>hunter2</password></data><procedure><execute namespace="Shelf" procedure="SetSecret">
        <executeData><key>a</key></executeData><before source="data" destination="executeData" mode="merge"/>
        <after source="executeData" destination="data" destinationPath="result"/></execute></procedure></request>`,
    );

    const explained = await installation.client.explain(answer.requestId);

    assert.equal(answer.state, 'done');
    assert.doesNotMatch(JSON.stringify(explained), /hunter2/);
    assert.deepEqual(
      explained?.steps.map(({ procedure, input }) => [procedure, input]),
      [['SetSecret', { key: 'a', password: '***' }]],
    );
    // What the callee was given does not come back from it.
    assert.equal(answer.document?.match(/hunter2/g)?.length, 1);
    const stored = await installation.query<{ found: boolean }>(
      "select bool_or(position('hunter2'::bytea in body) > 0) as found from engine.request",
    );
    assert.deepEqual(stored, [{ found: false }]);
  });

  it('encrypts secrets in the log also where it says that nothing need be', async () => {
    const installation = await shelves(after);

    const answer = await submit(
      installation,
      `<request><procedure><execute namespace="Shelf" procedure="SetSecret" sensitive="2">
        <executeData><key>a</key><password>hunter2</password></executeData></execute></procedure></request>`,
    );

    assert.equal(answer.state, 'done');
    const steps = await installation.query<{ content: Buffer }>('select content from engine.step');
    assert.deepEqual(
      steps.map(({ content }) => content.includes('hunter2')),
      [false],
    );
  });
});

describe('a request that would never end', () => {
  const loops = (inside: string) =>
    `<request><data><count>10000</count>${'<item/>'.repeat(100)}</data><procedure>
      <execute namespace="Shelf" procedure="GetValue"><forEach name="item" root="data" path="item"/><repeat source="data" sourcePath="count"/>
      <executeData><key>a</key></executeData>${inside}</execute></procedure></request>`;

  it('is stopped after so many calls, and undone', async () => {
    const installation = await shelves(after, { limits: { calls: 500 } });

    const answer = await submit(installation, loops('').replace('<procedure>', `<procedure>${set('a')}`));

    assert.deepEqual([answer.state, answer.error?.code], ['failed', 'ENGINE_TOO_MANY_CALLS']);
    assert.deepEqual((await installation.everything()).shelf, {});
  });

  it('is stopped at its deadline, and undone', async () => {
    const installation = await shelves(after);
    const begun = process.cpuUsage();

    const answer = await submit(installation, loops('').replace('<procedure>', `<procedure>${set('a')}`), {
      deadlineSeconds: 1,
    });

    assert.deepEqual([answer.state, answer.error?.code], ['failed', 'ENGINE_DEADLINE_EXCEEDED']);
    // The time of the processor: others may keep a machine busy.
    assert.ok(process.cpuUsage(begun).user < 3_000_000);
    assert.deepEqual((await installation.everything()).shelf, {});
  });

  it('is stopped at its deadline when it calls nobody, and others run meanwhile', async () => {
    const installation = await shelves(after);
    const steps = `<transform>${'<repeat source="data"/>'.repeat(4)}<repeat source="data" sourcePath="@none"/></transform>`;
    const document = `<request><data none="0">10000</data><procedure>${steps}</procedure></request>`;

    const endless = submit(installation, document, { deadlineSeconds: 1 });
    let ended = false;
    void endless.then(() => {
      ended = true;
    });
    const other = await submit(installation, `<request><data/><procedure>${set('a')}</procedure></request>`);
    const endedFirst = ended;

    assert.deepEqual([other.state, endedFirst], ['done', false]);
    assert.equal((await endless).error?.code, 'ENGINE_DEADLINE_EXCEEDED');
  });

  it('cannot catch its deadline', async () => {
    const installation = await shelves(after);
    const steps = `<try>${loops('').match(/<execute.*<\/execute>/s)?.[0]}</try><catch>${set('caught')}</catch>`;

    const answer = await submit(
      installation,
      `<request><data><count>10000</count>${'<item/>'.repeat(100)}</data><procedure>${steps}</procedure></request>`,
      { deadlineSeconds: 1 },
    );

    assert.equal(answer.error?.code, 'ENGINE_DEADLINE_EXCEEDED');
    assert.deepEqual((await installation.everything()).shelf, {});
  });
});

describe('a batch', () => {
  const document = `<request xmlns:p="urn:p"><globalData><value>shared</value></globalData>
    <data><key>a</key></data><data><key>b</key></data><data><p:other/></data>
    <context><queueContext priority="3" retryCount="0"/></context>
    <procedure><execute namespace="Shelf" procedure="SetValue">
      <before source="globalData" destination="executeData" mode="merge"/><before source="data" destination="executeData" mode="merge"/>
    </execute></procedure></request>`;

  it('is refused in real time', async () => {
    const installation = await shelves(after);

    const answer = await submit(installation, document);

    assert.deepEqual(
      [answer.error?.code, answer.error?.message],
      [
        'REQUEST_BATCH_NEEDS_QUEUE',
        'The request has 3 data nodes, which is a batch. Submit it to the queue, or leave one.',
      ],
    );
  });

  it('becomes one request for each data node, each with the global data', async () => {
    const installation = await shelves(after);

    const queued = await submit(installation, document, { queue: {} });
    const requests = await untilEnded(installation, 3);

    assert.equal(queued.state, 'queued');
    assert.deepEqual(
      requests.map(({ batchId, state }) => [batchId, state]),
      [
        [queued.requestId, 'failed'],
        [queued.requestId, 'done'],
        [queued.requestId, 'done'],
      ],
    );
    assert.deepEqual((await installation.everything()).shelf, { a: 'shared', b: 'shared' });
  });
});

describe('a step on the queue', () => {
  const queued = (key: string, suspended: string) =>
    `<queue namespace="Shelf" procedure="SetValue" queueSuspended="${suspended}"><executeData><key>${key}</key><value>later</value></executeData>
      <after source="context" sourcePath="queueContext/@queueId" destination="data"/></queue>`;

  it('that is suspended runs when the request has succeeded', async () => {
    const installation = await shelves(after);

    const answer = await submit(
      installation,
      `<request><data/><procedure>${queued('a', '1')}${set('b')}</procedure></request>`,
    );
    const id = /queueId="([^"]+)"/.exec(answer.document ?? '')?.[1] ?? '';

    assert.equal(answer.document, `<response><data queueId="${id}"/></response>`);
    assert.equal((await installation.client.wait(id, 120_000))?.state, 'done');
    assert.deepEqual((await installation.everything()).shelf, { a: 'later', b: 'x' });
  });

  it('that is suspended is gone when the request has failed', async () => {
    const installation = await shelves(after);

    await submit(installation, `<request><data/><procedure>${queued('a', '1')}${fail}</procedure></request>`);

    assert.equal((await installation.client.list({})).length, 1);
    assert.deepEqual((await installation.everything()).shelf, {});
  });

  it('that is not suspended runs whatever becomes of the request', async () => {
    const installation = await shelves(after);

    const answer = await submit(
      installation,
      `<request><data/><procedure>${queued('a', '0')}${fail}</procedure></request>`,
    );
    await untilEnded(installation, 2);

    assert.equal(answer.state, 'failed');
    assert.deepEqual((await installation.everything()).shelf, { a: 'later' });
  });
});

function submit({ client }: ShelfInstallation, document: string, more: Partial<Submission> = {}) {
  return client.submit({ what: { document }, caller: operator, ...more });
}

async function untilEnded({ client }: ShelfInstallation, count: number) {
  await eventually(async () => {
    const requests = await client.list({});
    return requests.filter(({ state }) => state === 'done' || state === 'failed').length >= count;
  });
  return client.list({});
}
