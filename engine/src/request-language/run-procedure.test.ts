import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import { type Element, parseXml, renderXml } from '@tenantry/schema';

import { error } from '../provisioning-error.ts';
import { Budget } from './budget.ts';
import { readRequest } from './document.ts';
import { runProcedure, type StepCall, type StepHost } from './run-procedure.ts';
import { createTransformer } from './transformer.ts';

const Refused = error('TEST_REFUSED', 0x80070005, (name) => `${name} refuses`);
const transformer = createTransformer();
after(() => transformer.close());

/** Runs a request whose callees are written as functions from executeData to executeData. */
async function run(
  document: string,
  callees: Record<string, (call: StepCall) => string | undefined> = {},
  more: Partial<StepHost> = {},
) {
  const { procedure, data, contextElement: context, globalData } = readRequest(parseXml(document));
  assert.ok(procedure);
  const calls: string[] = [];
  const queued: string[] = [];
  const host: StepHost = {
    async execute(call) {
      calls.push(`${call.procedure} ${renderXml(call.executeData)}`);
      const answer = callees[call.procedure]?.(call);
      return answer === undefined ? call.executeData : parseXml(answer);
    },
    async queue(call) {
      queued.push(`${call.procedure} ${call.suspended} ${renderXml(call.executeData)}`);
      return `queue-${queued.length}`;
    },
    savepoint: (block) => block(),
    checkpoint: () => undefined,
    transformer,
    ...more,
  };
  const given: Element = data[0] ?? { name: 'data', attributes: {}, children: [] };
  const before = structuredClone([given, context, globalData]);
  const result = await runProcedure(procedure, { data: given, context, globalData }, host);
  assert.deepEqual([given, context, globalData], before);
  return { calls, queued, data: renderXml(result) };
}

/** A host for steps that call nobody. */
const idle: StepHost = {
  execute: (call) => Promise.resolve(call.executeData),
  queue: () => Promise.resolve('queue-1'),
  savepoint: (block) => block(),
  checkpoint: () => undefined,
  transformer,
};

const request = (data: string, steps: string) =>
  `<request xmlns:xsl="http://www.w3.org/1999/XSL/Transform">${data}<procedure>${steps}</procedure></request>`;
const call = (inside: string, attributes = '') =>
  `<execute namespace="Test" procedure="Do" ${attributes}>${inside}</execute>`;

describe('before and after', () => {
  const data = '<data a="1"><org><path>P</path></org><name>N</name></data>';

  const cases: [title: string, before: string, executeData: string][] = [
    ['insert is the default', 'sourcePath="name"', '<executeData><name>N</name></executeData>'],
    ['insert copies the node itself', 'sourcePath="org"', '<executeData><org><path>P</path></org></executeData>'],
    ['merge copies the contents', 'sourcePath="org" mode="merge"', '<executeData><path>P</path></executeData>'],
    ['an attribute becomes an attribute', 'sourcePath="@a"', '<executeData a="1"/>'],
    [
      'a destination path is made when it is plain',
      'sourcePath="org/path/text()" destinationPath="deep/path"',
      '<executeData><deep><path>P</path></deep></executeData>',
    ],
    [
      'an attribute may be the destination',
      'sourcePath="name" destinationPath="user/@name"',
      '<executeData><user name="N"/></executeData>',
    ],
  ];
  for (const [title, attributes, executeData] of cases) {
    it(title, async () => {
      const before = `<before source="data" destination="executeData" ${attributes}/>`;
      const { calls } = await run(request(data, call(before)));
      assert.deepEqual(calls, [`Do ${executeData}`]);
    });
  }

  it('replaces a node, and the contents of a root', async () => {
    const steps = call(
      '<executeData x="1"><old>1</old></executeData><before source="data" sourcePath="name" destination="executeData" destinationPath="old" mode="replace"/>',
    );
    assert.deepEqual((await run(request(data, steps))).calls, ['Do <executeData x="1"><name>N</name></executeData>']);
    const whole = call(
      '<executeData x="1"><old>1</old></executeData><before source="data" sourcePath="org" destination="executeData" mode="replace"/>',
    );
    assert.deepEqual((await run(request(data, whole))).calls, ['Do <executeData><path>P</path></executeData>']);
  });

  it('moves a node out of its source', async () => {
    const steps = call('<before source="data" sourcePath="org" destination="executeData" mode="move"/>');
    const { calls, data: left } = await run(request(data, steps));
    assert.deepEqual(calls, ['Do <executeData><org><path>P</path></org></executeData>']);
    assert.equal(left, '<data a="1"><name>N</name></data>');
  });

  it('refuses to move a node into itself', async () => {
    const steps = '<transform><before source="data" destination="data" destinationPath="org" mode="move"/></transform>';
    await assert.rejects(run(request(data, steps)), { code: 'REQUEST_MOVE_INTO_ITSELF' });
  });

  it('merges without doubling what is there', async () => {
    const steps = call(
      '<before source="data" destination="executeData" mode="merge"/><after source="executeData" destination="data" mode="merge"/>',
    );
    const { data: answer } = await run(request('<data><a>1</a><list><value>x</value></list></data>', steps), {
      Do: () => '<executeData><a>2</a><list><value>x</value><value>y</value></list><new/></executeData>',
    });
    assert.equal(answer, '<data><a>2</a><list><value>x</value><value>y</value></list><new/></data>');
  });

  it('keeps a node without namespace out of the namespace of its new place', async () => {
    const steps = call(
      '<executeData><body xmlns="urn:x"/></executeData><before source="data" sourcePath="name" destination="executeData" destinationPath="body"/>',
    );
    const { calls } = await run(request(data, steps));
    assert.deepEqual(calls, ['Do <executeData><body xmlns="urn:x"><name xmlns="">N</name></body></executeData>']);
  });

  it('says what it did not find', async () => {
    const steps = call('<before source="data" sourcePath="absent" destination="executeData"/>');
    await assert.rejects(run(request(data, steps)), {
      code: 'REQUEST_NOTHING_SELECTED',
      message: /request\/procedure\/execute\/before finds nothing at "absent" of data/,
    });
  });

  it('goes on, or leaves the call out, when told so', async () => {
    const before = (ifNull: string) =>
      call(`<before source="data" sourcePath="absent" destination="executeData" ifNull="${ifNull}"/>`);
    assert.deepEqual((await run(request(data, before('ignore')))).calls, ['Do <executeData/>']);
    assert.deepEqual((await run(request(data, before('skip')))).calls, []);
  });

  it('refuses sources and destinations that do not exist', async () => {
    await assert.rejects(run(request(data, call('<before source="date" destination="executeData"/>'))), {
      code: 'REQUEST_UNKNOWN_SOURCE',
    });
    await assert.rejects(run(request(data, call('<before source="data" destination="executeDate"/>'))), {
      code: 'REQUEST_UNKNOWN_SOURCE',
    });
    await assert.rejects(
      run(request(data, call('<before source="data" destination="executeData" destinationPath="a[1]"/>'))),
      { code: 'REQUEST_NO_DESTINATION' },
    );
  });
});

describe('loops and conditions', () => {
  const data = '<data><user><n>1</n><mail>a</mail><mail>b</mail></user><user><n>2</n></user><count>3</count></data>';

  it('calls once for each node, loops inside each other', async () => {
    const loops = (ifNull: string) =>
      `<forEach name="user" root="data" path="user"/><forEach name="mail" root="user" path="mail" ifNull="${ifNull}"/>`;
    const before =
      '<before source="user" sourcePath="n" destination="executeData"/><before source="mail" destination="executeData" ifNull="ignore"/>';
    const both = [
      'Do <executeData><n>1</n><mail>a</mail></executeData>',
      'Do <executeData><n>1</n><mail>b</mail></executeData>',
    ];
    assert.deepEqual((await run(request(data, call(loops('skip') + before)))).calls, both);
    assert.deepEqual((await run(request(data, call(loops('ignore') + before)))).calls, [
      ...both,
      'Do <executeData><n>2</n></executeData>',
    ]);
    await assert.rejects(run(request(data, call(loops('fail') + before))), { code: 'REQUEST_NOTHING_SELECTED' });
  });

  it('writes into the node of a loop', async () => {
    const steps = call(
      '<forEach name="user" root="data" path="user"/><after source="executeData" sourcePath="id" destination="user"/>',
    );
    let id = 0;
    const { data: answer } = await run(request('<data><user/><user/></data>', steps), {
      Do: () => `<executeData><id>${++id}</id></executeData>`,
    });
    assert.equal(answer, '<data><user><id>1</id></user><user><id>2</id></user></data>');
  });

  it('repeats as often as the data say', async () => {
    assert.equal((await run(request(data, call('<repeat source="data" sourcePath="count"/>')))).calls.length, 3);
    const absent = (ifNull: string) => call(`<repeat source="data" sourcePath="absent" ifNull="${ifNull}"/>`);
    assert.equal((await run(request(data, absent('skip')))).calls.length, 0);
    assert.equal((await run(request(data, absent('ignore')))).calls.length, 1);
    await assert.rejects(run(request(data, absent('fail'))), { code: 'REQUEST_NOTHING_SELECTED' });
    await assert.rejects(run(request('<data>many</data>', call('<repeat source="data"/>'))), {
      code: 'REQUEST_COUNT_INVALID',
    });
  });

  it('runs a step when a node exists, or a select has its case', async () => {
    const steps = `<select name="kind" source="data" sourcePath="kind" defaultCase="other" ifNullCase="none"><where value="a" case="first"/><where value="b" case="second"/></select>
      ${['first', 'second', 'other', 'none'].map((one) => `<execute namespace="Test" procedure="${one}"><when select="kind" case="${one}"/></execute>`).join('')}
      <execute namespace="Test" procedure="exists"><when source="data" sourcePath="kind"/></execute>`;
    const calls = async (inside: string) =>
      (await run(request(`<data>${inside}</data>`, steps))).calls.map((one) => one.split(' ')[0]);
    assert.deepEqual(await calls('<kind>a</kind>'), ['first', 'exists']);
    assert.deepEqual(await calls('<kind>b</kind>'), ['second', 'exists']);
    assert.deepEqual(await calls('<kind>c</kind>'), ['other', 'exists']);
    assert.deepEqual(await calls(''), ['none']);
    await assert.rejects(run(request(data, call('<when select="kind" case="x"/>'))), {
      code: 'REQUEST_UNKNOWN_SELECT',
    });
  });

  it('goes on with a node that was replaced, and tells of one that went away', async () => {
    const loop = '<forEach name="user" root="data" path="user"/>';
    const replaced = call(
      `${loop}<after source="executeData" sourcePath="new" destination="user" mode="replace"/><after source="executeData" sourcePath="id" destination="user"/>`,
    );
    const { data: answer } = await run(request('<data><user/><user/></data>', replaced), {
      Do: () => '<executeData><new/><id>1</id></executeData>',
    });
    assert.equal(answer, '<data><new><id>1</id></new><new><id>1</id></new></data>');
    const gone = call(
      `${loop}<before source="user" destination="executeData" mode="move"/><after source="context" sourcePath="@none" ifNull="ignore" destination="user" mode="replace"/>
       <after source="executeData" sourcePath="*" destination="user" mode="replace"/>`,
    );
    await assert.rejects(
      run(request('<data><user/><user/></data>', gone), { Do: () => '<executeData><a/><b/></executeData>' }),
      { code: 'REQUEST_DESTINATION_GONE' },
    );
  });

  it('leaves others their turn while it goes round, and ends when the request must end', async () => {
    const steps = `<transform>${'<repeat source="data" sourcePath="count"/>'.repeat(3)}<repeat source="data" sourcePath="none"/></transform>`;
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    const begun = performance.now();
    const checkpoint = () => {
      if (turns > 3) throw Refused('the deadline');
      assert.ok(performance.now() - begun < 20_000, 'nobody else had a turn');
    };

    await assert.rejects(run(request('<data><count>10000</count><none>0</none></data>', steps), {}, { checkpoint }), {
      code: 'TEST_REFUSED',
    });

    clearInterval(others);
  });

  it('counts what the steps around hold', async () => {
    const { procedure, contextElement: context } = readRequest(parseXml(request('<data/>', call(''))));
    const around = new Budget();
    for (let made = 0; made < 1_999_990; made++) around.make();
    const data = parseXml(`<data>${'<a/>'.repeat(20)}</data>`);

    await assert.rejects(runProcedure(procedure ?? assert.fail(), { data, context, budget: around }, idle), {
      code: 'REQUEST_TOO_MUCH_WORK',
    });
  });

  it('stops steps that grow their data without end', async () => {
    const steps =
      '<transform><repeat source="data" sourcePath="count"/><before source="data" destination="data"/></transform>';
    await assert.rejects(run(request('<data><count>10000</count></data>', steps)), { code: 'REQUEST_TOO_MUCH_WORK' });
  });
});

describe('try and catch', () => {
  it('undoes what the try wrote and tells the catch why', async () => {
    const steps = `<try>${call('<after source="executeData" destination="data" mode="merge"/>')}<execute namespace="Test" procedure="Fail"/></try>
      <catch><execute namespace="Test" procedure="Tell"><before source="context" sourcePath="errorContext/@description" destination="executeData"/></execute></catch>`;
    const { calls, data } = await run(request('<data/>', steps), {
      Do: () => '<executeData><made/></executeData>',
      Fail: () => {
        throw Refused('Fail');
      },
    });
    assert.deepEqual(calls, [
      'Do <executeData/>',
      'Fail <executeData/>',
      'Tell <executeData description="Fail refuses"/>',
    ]);
    assert.equal(data, '<data/>');
  });

  it('undoes what the try wrote into the context and its own data', async () => {
    const fail = '<execute namespace="Test" procedure="Fail"/>';
    const steps = `<procedureData><a>1</a></procedureData><try>
        <transform><before source="data" sourcePath="x" destination="procedureData" mode="merge"/><before source="data" sourcePath="x" destination="context"/></transform>${fail}
      </try><catch/>
      <transform><before source="procedureData" destination="data" mode="merge"/><before source="context" destination="data"/></transform>`;
    const { data } = await run(request('<data><x><a>2</a></x></data>', steps), {
      Fail: () => {
        throw Refused('Fail');
      },
    });
    assert.equal(data, '<data><x><a>2</a></x><a>1</a><context/></data>');
  });

  it('nests, and goes on after a catch that succeeded', async () => {
    const fail = '<execute namespace="Test" procedure="Fail"/>';
    const steps = `<try><try>${fail}</try><catch>${call('')}${fail}</catch>${call('')}</try><catch>${call('')}</catch>${call('')}`;
    const { calls } = await run(request('<data/>', steps), {
      Fail: () => {
        throw Refused('Fail');
      },
    });
    assert.deepEqual(
      calls.map((one) => one.split(' ')[0]),
      ['Fail', 'Do', 'Fail', 'Do', 'Do'],
    );
  });

  it('is not asked when the request must end', async () => {
    let ended = false;
    const steps = `<try>${call('')}</try><catch>${call('')}</catch>`;
    const checkpoint = () => {
      if (ended) throw Refused('the deadline');
    };
    const endless = () => {
      ended = true;
      throw new Error('interrupted');
    };
    await assert.rejects(run(request('<data/>', steps), { Do: endless }, { checkpoint }), {
      code: 'TEST_REFUSED',
      message: 'the deadline refuses',
    });
  });

  it('passes on an error of the catch', async () => {
    const steps = `<try>${call('')}</try><catch>${call('')}</catch>`;
    await assert.rejects(
      run(request('<data/>', steps), {
        Do: () => {
          throw Refused('Do');
        },
      }),
      { code: 'TEST_REFUSED' },
    );
  });
});

describe('queue', () => {
  it('is suspended unless told otherwise, and gives its id in the context', async () => {
    const steps = `<queue namespace="Test" procedure="Later"><after source="context" sourcePath="queueContext/@queueId" destination="data"/></queue><queue namespace="Test" procedure="Now" queueSuspended="0"/>`;
    const { queued, data } = await run(request('<data/>', steps));
    assert.deepEqual(queued, ['Later true <executeData/>', 'Now false <executeData/>']);
    assert.equal(data, '<data queueId="queue-1"/>');
  });
});

describe('globalData', () => {
  it('can be read and changed, and stays as it was for the next request of the batch', async () => {
    const steps = '<transform><before source="globalData" destination="data" mode="move"/></transform>';
    const { data } = await run(request('<globalData><a>1</a></globalData><data/>', steps));
    assert.equal(data, '<data><globalData><a>1</a></globalData></data>');
  });

  it('is nothing in a request without it', async () => {
    const steps = '<transform><before source="globalData" destination="data"/></transform>';
    await assert.rejects(run(request('<data/>', steps)), { code: 'REQUEST_NOTHING_SELECTED' });
  });
});

describe('context', () => {
  it('belongs to the call that changes it; a transform changes that of the procedure', async () => {
    const note = '<before source="data" destination="context"/>';
    const seen: string[] = [];
    const look = ({ context }: StepCall) => {
      seen.push(renderXml(context));
      return undefined;
    };
    await run(request('<data/>', `${call(note)}${call('')}<transform>${note}</transform>${call('')}`), { Do: look });
    assert.deepEqual(seen, ['<context><data/></context>', '<context/>', '<context><data/></context>']);
  });

  it('keeps credentials from a callee that is not trusted with them', async () => {
    const context =
      '<context><securityContext><authentication><basic username="ann" password="secret"/></authentication></securityContext></context>';
    const seen: string[] = [];
    const note = (given: StepCall) => {
      seen.push(renderXml(given.context));
      return undefined;
    };
    await run(request(`<data/>${context}`, call('') + call('', 'trusted="2"')), { Do: note });
    assert.match(seen[0] ?? '', /secret/);
    assert.doesNotMatch(seen[1] ?? '', /secret/);
  });
});

describe('XSL templates', () => {
  const templated = (templates: string, attributes = '') =>
    call(`<before source="data" destination="executeData" ${attributes}>${templates}</before>`);

  it('make what goes to the destination', async () => {
    const steps = templated(
      '<xsl:template match="/data"><user><xsl:value-of select="concat(first, &apos; &amp; &apos;, last)"/></user></xsl:template>',
    );
    const { calls } = await run(request('<data><first>Ann</first><last>Day</last></data>', steps));
    assert.deepEqual(calls, ['Do <executeData><user>Ann &amp; Day</user></executeData>']);
  });

  it('may give an empty result only when that is allowed', async () => {
    const nothing = '<xsl:template match="/"/>';
    await assert.rejects(run(request('<data/>', templated(nothing))), { code: 'REQUEST_TRANSFORM_EMPTY' });
    const { calls } = await run(request('<data/>', templated(nothing, 'allowNullTransform="1"')));
    assert.deepEqual(calls, ['Do <executeData/>']);
  });

  it('that are wrong are told', async () => {
    await assert.rejects(run(request('<data/>', templated('<xsl:template match="]["/>'))), {
      code: 'REQUEST_TRANSFORM_INVALID',
    });
    await assert.rejects(run(request('<data/>', templated('<user/>'))), { code: 'REQUEST_UNKNOWN_ELEMENT' });
  });

  it('see the namespaces that are declared around their node', async () => {
    const template = '<xsl:template match="/"><seen><xsl:value-of select="name(*)"/></seen></xsl:template>';
    const before = `<before source="data" sourcePath="p:a" destination="executeData">${template}</before>`;
    const { calls } = await run(request('<data xmlns:p="urn:p"><p:a/></data>', call(before)));
    assert.deepEqual(calls, ['Do <executeData><seen>p:a</seen></executeData>']);
  });

  it('see an attribute as an element with its text', async () => {
    const template = '<xsl:template match="/kind"><seen><xsl:value-of select="."/></seen></xsl:template>';
    const before = `<before source="data" sourcePath="@kind" destination="executeData">${template}</before>`;
    const { calls } = await run(request('<data kind="staff"/>', call(before)));
    assert.deepEqual(calls, ['Do <executeData><seen>staff</seen></executeData>']);
  });

  it('may call each other five hundred deep, and are stopped when they call each other for ever', async () => {
    const counting = (from: string) =>
      `<xsl:template match="/"><n><xsl:call-template name="count"><xsl:with-param name="n" select="${from}"/></xsl:call-template></n></xsl:template><xsl:template name="count"><xsl:param name="n"/><xsl:choose><xsl:when test="$n = 0">done</xsl:when><xsl:otherwise><xsl:call-template name="count"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:template>`;
    const { calls } = await run(request('<data/>', templated(counting('500'))));
    assert.deepEqual(calls, ['Do <executeData><n>done</n></executeData>']);
    for (const steps of [counting('-1'), '<xsl:template match="/"><xsl:apply-templates select="/"/></xsl:template>']) {
      await assert.rejects(run(request('<data/>', templated(steps))), {
        code: 'REQUEST_TRANSFORM_INVALID',
        message: /they call each other too deep/,
      });
      assert.equal((await run(request('<data/>', templated(counting('5'))))).calls.length, 1);
    }
  });

  it('write no files', async () => {
    const file = join(tmpdir(), `tenantry-${randomUUID()}`);
    for (const [space, element] of [
      ['http://exslt.org/common', 'document'],
      ['http://icl.com/saxon', 'output'],
      ['org.apache.xalan.xslt.extensions.Redirect', 'write'],
    ]) {
      const steps = `<before source="data" destination="executeData" xmlns:e="${space}"><xsl:template match="/" xsl:extension-element-prefixes="e"><e:${element} href="${file}" file="${file}"><a/></e:${element}></xsl:template></before>`;
      await run(request('<data/>', call(steps))).catch(() => undefined);
      assert.equal(existsSync(file), false);
    }
  });

  it('that never end are stopped, and the next ones work', async () => {
    const endless =
      '<xsl:template match="/"><xsl:call-template name="again"><xsl:with-param name="n" select="40"/></xsl:call-template></xsl:template><xsl:template name="again"><xsl:param name="n"/><xsl:if test="$n &gt; 0"><xsl:call-template name="again"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template><xsl:call-template name="again"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>';
    await assert.rejects(run(request('<data/>', templated(endless))), { code: 'REQUEST_TRANSFORM_TOO_LONG' });
    const { calls } = await run(request('<data/>', templated('<xsl:template match="/"><ok/></xsl:template>')));
    assert.deepEqual(calls, ['Do <executeData><ok/></executeData>']);
  });

  it('see no other documents', async () => {
    const file = new URL(import.meta.url).pathname;
    for (const address of [file, `file://${file}`, 'http://localhost:1/', '']) {
      const steps = templated(
        `<xsl:template match="/"><seen><xsl:copy-of select="document('${address}')"/></seen></xsl:template>`,
      );
      const outcome = await run(request('<data/>', steps)).then(
        ({ calls }) => calls.join(''),
        (thrown: { code: string }) => thrown.code,
      );
      assert.doesNotMatch(outcome, /describe/, address);
    }
  });

  it('that fill memory are stopped', async () => {
    const doubling =
      '<xsl:template match="/"><x><xsl:call-template name="grow"><xsl:with-param name="t" select="\'xxxxxxxxxxxxxxxx\'"/><xsl:with-param name="n" select="40"/></xsl:call-template></x></xsl:template><xsl:template name="grow"><xsl:param name="t"/><xsl:param name="n"/><xsl:if test="$n &gt; 0"><xsl:call-template name="grow"><xsl:with-param name="t" select="concat($t,$t)"/><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>';
    await assert.rejects(run(request('<data/>', templated(doubling))), (thrown: { code: string }) =>
      ['REQUEST_TRANSFORM_INVALID', 'REQUEST_TRANSFORM_TOO_LONG'].includes(thrown.code),
    );
  });
});
