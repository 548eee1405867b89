import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parseXml, renderXml } from '@tenantry/schema';

import { readNamespace, readRequest, readSimpleRequest } from './document.ts';
import { splitBatch } from './split-batch.ts';

const xsl = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"';
const read = (document: string) => readRequest(parseXml(document));
const steps = (inside: string) => read(`<request><procedure>${inside}</procedure></request>`);
const call = (inside: string, attributes = '') =>
  `<execute namespace="Test" procedure="Do" ${attributes}>${inside}</execute>`;
const before = (attributes: string, inside = '') =>
  call(`<before source="data" destination="executeData" ${attributes}>${inside}</before>`);
const queueContext = (attributes: string, inside = '') =>
  read(`<request><context><queueContext ${attributes}>${inside}</queueContext></context></request>`).context
    .queueContext;
const inNamespace = (inside: string, attributes = 'name="Test"') =>
  readNamespace(parseXml(`<namespace ${attributes}>${inside}</namespace>`));
const procedure = (attributes: string, inside = '') => `<procedure ${attributes}>${inside}</procedure>`;

describe('reading a request', () => {
  it('takes its parts, and needs none of them', () => {
    const { data, globalData, procedure: found, context } = read('<request/>');

    assert.deepEqual([data, globalData, found, context], [[], undefined, undefined, {}]);
  });

  it('keeps data as they are written', () => {
    const { data, globalData } = read('<request><globalData><a/></globalData><data>x</data><data b="1"/></request>');

    assert.deepEqual(
      [...data, globalData].map((one) => one && renderXml(one)),
      ['<data>x</data>', '<data b="1"/>', '<globalData><a/></globalData>'],
    );
  });

  it('declares at the data what they use of the namespaces around them', () => {
    const { data } = read('<request xmlns:a="urn:a" xmlns:b="urn:b"><data><a:x/></data></request>');

    assert.equal(renderXml(data[0] ?? assert.fail()), '<data xmlns:a="urn:a"><a:x/></data>');
  });

  it('reads what the engine takes from the context', () => {
    const { context } = read(`<request><context>
      <clientContext clientTransactionId="{1}"/>
      <securityContext trustee="ann"><authentication><basic username="u" password="p"/></authentication></securityContext>
      <queueContext priority="-7" retryCount="2" retryInterval="500" retryStopOnFailure="0x80070057"
        onFailure="queueToOperator" retainSuccessfulResponses="0"><parentQueue queueID="one"/><parentQueue queueID="two"/></queueContext>
    </context></request>`);

    assert.deepEqual(context, {
      clientContext: { clientTransactionId: '{1}' },
      securityContext: { trustee: 'ann', authentication: { basic: { username: 'u', password: 'p' } } },
      queueContext: {
        priority: -7,
        retryCount: 2,
        retryInterval: 500,
        retryStopOnFailure: '0x80070057',
        onFailure: 'queueToOperator',
        retainSuccessfulResponses: false,
        parentQueue: ['one', 'two'],
      },
    });
  });

  it('splits a batch into requests that can be read alone', () => {
    const batch = read(
      `<request ${xsl} xmlns:p="urn:p"><globalData><g/></globalData><data><p:a/></data><data>2</data>
        <context><clientContext clientTransactionId="1"/></context><procedure>${call('')}</procedure></request>`,
    );

    const parts = splitBatch(batch).map((part) => read(renderXml(part)));

    assert.deepEqual(
      parts.map(({ data, globalData, context, procedure: found }) => [
        data.map((one) => renderXml(one)),
        globalData && renderXml(globalData),
        context.clientContext?.clientTransactionId,
        found?.steps.length,
      ]),
      [
        [['<data xmlns:p="urn:p"><p:a/></data>'], '<globalData><g/></globalData>', '1', 1],
        [['<data>2</data>'], '<globalData><g/></globalData>', '1', 1],
      ],
    );
  });

  for (const [attribute, least, most] of [
    ['priority', -32_768, 32_767],
    ['retryCount', 0, 65_535],
    ['retryInterval', 0, 2_147_483_647],
  ] as const) {
    it(`takes a ${attribute} from ${least} to ${most}`, () => {
      assert.equal(queueContext(`${attribute}="${least}"`)?.[attribute], least);
      assert.equal(queueContext(`${attribute}="${most}"`)?.[attribute], most);
      for (const wrong of [String(least - 1), String(most + 1), '1.5', '', 'x', '1e3', '99999999999']) {
        assert.throws(() => queueContext(`${attribute}="${wrong}"`), {
          code: 'REQUEST_ATTRIBUTE_INVALID',
          message: `request/context/queueContext/@${attribute} is "${wrong}"; expected a whole number from ${least} to ${most}.`,
        });
      }
    });
  }
});

describe('a request that cannot be read', () => {
  const wrong: [what: string, attempt: () => unknown, code: string, message: RegExp][] = [
    ['another document', () => read('<requests/>'), 'REQUEST_UNKNOWN_ELEMENT', /"requests"; expected request\./],
    [
      'another element',
      () => read('<request><Data/></request>'),
      'REQUEST_UNKNOWN_ELEMENT',
      /^request has an element "Data"/,
    ],
    [
      'two contexts',
      () => read('<request><context/><context/></request>'),
      'REQUEST_ELEMENT_TWICE',
      /^request has "context" more/,
    ],
    [
      'two queue contexts',
      () => read('<request><context><queueContext/><queueContext/></context></request>'),
      'REQUEST_ELEMENT_TWICE',
      /^request\/context has "queueContext" more/,
    ],
    [
      'a context that only the engine makes',
      () => read('<request><context><executeContext namespace="Other"/></context></request>'),
      'REQUEST_UNKNOWN_ELEMENT',
      /^request\/context has an element "executeContext"/,
    ],
    [
      'another onFailure',
      () => queueContext('onFailure="stop"'),
      'REQUEST_ATTRIBUTE_INVALID',
      /@onFailure is "stop"; expected continue, queueToOperator\./,
    ],
    [
      'another retainSuccessfulResponses',
      () => queueContext('retainSuccessfulResponses="yes"'),
      'REQUEST_ATTRIBUTE_INVALID',
      /@retainSuccessfulResponses is "yes"; expected 0, 1\./,
    ],
    [
      'a parent without id',
      () => queueContext('', '<parentQueue/>'),
      'REQUEST_ATTRIBUTE_MISSING',
      /queueContext\/parentQueue lacks the attribute "queueID"/,
    ],
    [
      'another step',
      () => steps(`${call('')}<exec/>`),
      'REQUEST_UNKNOWN_ELEMENT',
      /^request\/procedure has an element "exec"/,
    ],
    [
      'a step in another step',
      () => steps(call(call(''))),
      'REQUEST_UNKNOWN_ELEMENT',
      /^request\/procedure\/execute has an element "execute"/,
    ],
    [
      'a call without procedure',
      () => steps('<execute namespace="Test"/>'),
      'REQUEST_ATTRIBUTE_MISSING',
      /^request\/procedure\/execute lacks the attribute "procedure"/,
    ],
    [
      'a call without namespace',
      () => steps(`${call('')}<queue procedure="Do"/>`),
      'REQUEST_ATTRIBUTE_MISSING',
      /^request\/procedure\/queue lacks the attribute "namespace"/,
    ],
    [
      'an impersonate of 3',
      () => steps(call('', 'impersonate="3"')),
      'REQUEST_ATTRIBUTE_INVALID',
      /execute\/@impersonate is "3"; expected 0, 1, 2\./,
    ],
    [
      'two executeData',
      () => steps(call('<executeData/><executeData/>')),
      'REQUEST_ELEMENT_TWICE',
      /^request\/procedure\/execute has "executeData" more/,
    ],
    [
      'two conditions',
      () => steps(call('<when source="data"/><when source="data"/>')),
      'REQUEST_ELEMENT_TWICE',
      /"when"/,
    ],
    [
      'a condition without source',
      () => steps(call('<when/>')),
      'REQUEST_ATTRIBUTE_MISSING',
      /execute\/when lacks the attribute "source"/,
    ],
    [
      'a condition without case',
      () => steps(call('<when select="s"/>')),
      'REQUEST_ATTRIBUTE_MISSING',
      /execute\/when lacks the attribute "case"/,
    ],
    ['two procedureData', () => steps('<procedureData/><procedureData/>'), 'REQUEST_ELEMENT_TWICE', /"procedureData"/],
    [
      'a loop with a taken name',
      () => steps(call('<forEach name="data" root="data"/>')),
      'REQUEST_NAME_TWICE',
      /^request\/procedure\/execute uses the name "data"/,
    ],
    [
      'two loops of one name',
      () => steps(call('<forEach name="a" root="data"/><forEach name="a" root="data"/>')),
      'REQUEST_NAME_TWICE',
      /uses the name "a"/,
    ],
    [
      'a loop without root',
      () => steps(call('<forEach name="a"/>')),
      'REQUEST_ATTRIBUTE_MISSING',
      /execute\/forEach lacks the attribute "root"/,
    ],
    [
      'a source left out',
      () => steps(call('<before destination="executeData"/>')),
      'REQUEST_ATTRIBUTE_MISSING',
      /before lacks the attribute "source"/,
    ],
    [
      'another mode',
      () => steps(before('mode="append"')),
      'REQUEST_ATTRIBUTE_INVALID',
      /before\/@mode is "append"; expected insert, merge, replace, move\./,
    ],
    [
      'another ifNull',
      () => steps(before('ifNull="no"')),
      'REQUEST_ATTRIBUTE_INVALID',
      /before\/@ifNull is "no"; expected fail, ignore, skip\./,
    ],
    [
      'an after that skips',
      () => steps(call('<after source="executeData" destination="data" ifNull="skip"/>')),
      'REQUEST_ATTRIBUTE_INVALID',
      /after\/@ifNull is "skip"; expected fail, ignore\./,
    ],
    [
      'an attribute in another case',
      () => steps(before('sourcepath="name"')),
      'REQUEST_UNKNOWN_ATTRIBUTE',
      /^request\/procedure\/execute\/before has an attribute "sourcepath"; expected "sourcePath"\./,
    ],
    [
      'an attribute of the queue in another case',
      () => queueContext('RetryCount="3"'),
      'REQUEST_UNKNOWN_ATTRIBUTE',
      /queueContext has an attribute "RetryCount"; expected "retryCount"\./,
    ],
    [
      'a path that is none',
      () => steps(`${call('')}${call('')}${before('sourcePath="a["')}`),
      'REQUEST_PATH_INVALID',
      /^request\/procedure\/execute\[3\]\/before\/@sourcePath has the path "a\["/,
    ],
    [
      'a body that is no template',
      () => steps(before('', '<user/>')),
      'REQUEST_UNKNOWN_ELEMENT',
      /before has an element "user"; expected XSL templates/,
    ],
    [
      'a try without catch',
      () => steps(`<try>${call('')}</try>`),
      'REQUEST_TRY_WITHOUT_CATCH',
      /^request\/procedure\/try stands alone/,
    ],
    [
      'a try with something before its catch',
      () => steps(`<try/>${call('')}<catch/>`),
      'REQUEST_TRY_WITHOUT_CATCH',
      /^request\/procedure\/try /,
    ],
    [
      'a catch without try',
      () => steps('<catch/>'),
      'REQUEST_TRY_WITHOUT_CATCH',
      /^request\/procedure\/catch stands alone/,
    ],
    [
      'a try inside that stands alone',
      () => steps('<try><try/></try><catch/>'),
      'REQUEST_TRY_WITHOUT_CATCH',
      /^request\/procedure\/try\/try /,
    ],
    [
      'a case without value',
      () => steps('<select name="s" source="data"><where case="c"/></select>'),
      'REQUEST_ATTRIBUTE_MISSING',
      /select\/where lacks the attribute "value"/,
    ],
    [
      'a select with something else',
      () => steps('<select name="s" source="data"><when/></select>'),
      'REQUEST_UNKNOWN_ELEMENT',
      /select has an element "when"; expected where/,
    ],
    [
      'a simple request with steps',
      () => readSimpleRequest(parseXml('<request><data/><procedure/></request>')),
      'REQUEST_PROCEDURE_REFUSED',
      /Remove the element "procedure"/,
    ],
  ];
  for (const [what, attempt, code, message] of wrong) {
    it(`${what}: ${code}`, () => {
      assert.throws(attempt, { code, message });
    });
  }

  it('is told with long values cut', () => {
    assert.throws(
      () => read(`<request><${'x'.repeat(10_000)}/></request>`),
      ({ code, message }: Error & { code?: string }) => code === 'REQUEST_UNKNOWN_ELEMENT' && message.length < 500,
    );
  });
});

describe('reading a namespace', () => {
  it('takes name, context and procedures with their defaults', () => {
    const { name, providerSource, description, providerContext, procedures } = inNamespace(
      `<providerContext server="one"/>${procedure('name="Do It"', `<procedureData><a/></procedureData>${call('')}`)}
       ${procedure('name="Show" type="read" access="public" description="Shows."')}`,
      'name="Managed Things 2.0" providerSource="Sample.Provider.1" description="Things." readOnly="1"',
    );

    assert.deepEqual(
      [name, providerSource, description, providerContext?.attributes],
      ['Managed Things 2.0', 'Sample.Provider.1', 'Things.', { server: 'one' }],
    );
    assert.deepEqual(
      procedures.map((one) => [
        one.name,
        one.type,
        one.access,
        one.description,
        one.procedureData?.name,
        one.steps.length,
      ]),
      [
        ['Do It', 'write', 'private', undefined, 'procedureData', 1],
        ['Show', 'read', 'public', 'Shows.', undefined, 0],
      ],
    );
  });

  const wrong: [what: string, attempt: () => unknown, code: string, message: RegExp][] = [
    [
      'another document',
      () => readNamespace(parseXml('<request/>')),
      'REQUEST_UNKNOWN_ELEMENT',
      /"request"; expected namespace/,
    ],
    [
      'no name',
      () => inNamespace(procedure('name="Do"'), ''),
      'REQUEST_ATTRIBUTE_MISSING',
      /^namespace lacks the attribute "name"/,
    ],
    [
      'a name with colons',
      () => inNamespace(procedure('name="Do"'), 'name="A::B"'),
      'REQUEST_ATTRIBUTE_INVALID',
      /^namespace\/@name is "A::B"/,
    ],
    ['no procedure', () => inNamespace(''), 'REQUEST_ELEMENT_MISSING', /^namespace has no element "procedure"/],
    [
      'another element',
      () => inNamespace('<execute/>'),
      'REQUEST_UNKNOWN_ELEMENT',
      /^namespace has an element "execute"/,
    ],
    [
      'two contexts',
      () => inNamespace('<providerContext/><providerContext/>'),
      'REQUEST_ELEMENT_TWICE',
      /"providerContext"/,
    ],
    [
      'a procedure without name',
      () => inNamespace(procedure('')),
      'REQUEST_ATTRIBUTE_MISSING',
      /^namespace\/procedure lacks/,
    ],
    [
      'a procedure with a hyphen',
      () => inNamespace(procedure('name="Do-It"')),
      'REQUEST_ATTRIBUTE_INVALID',
      /^namespace\/procedure\/@name is "Do-It"/,
    ],
    [
      'two procedures that differ in case and spaces',
      () => inNamespace(procedure('name="Do It"') + procedure('name="doit"')),
      'REQUEST_NAME_TWICE',
      /^namespace\/procedure\[2\] uses the name "doit".*Names of procedures/,
    ],
    [
      'another type',
      () => inNamespace(procedure('name="Do" type="wrote"')),
      'REQUEST_ATTRIBUTE_INVALID',
      /procedure\/@type is "wrote"; expected read, write, two-phase/,
    ],
    [
      'another access',
      () => inNamespace(procedure('name="Do" access="all"')),
      'REQUEST_ATTRIBUTE_INVALID',
      /procedure\/@access is "all"/,
    ],
    [
      'a wrong step',
      () => inNamespace(procedure('name="One"') + procedure('name="Two"', '<execute/>')),
      'REQUEST_ATTRIBUTE_MISSING',
      /^namespace\/procedure\[2\]\/execute lacks/,
    ],
    [
      'three schemas',
      () => inNamespace(procedure('name="Do"', '<Schema/><Schema/><Schema/>')),
      'REQUEST_UNKNOWN_ELEMENT',
      /^namespace\/procedure has an element "Schema"; expected at most two/,
    ],
  ];
  for (const [what, attempt, code, message] of wrong) {
    it(`refuses ${what}: ${code}`, () => {
      assert.throws(attempt, { code, message });
    });
  }
});
