import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { type Element, parseXml, renderXml } from '@tenantry/schema';
import fc from 'fast-check';

import { error, ProvisioningError } from '../provisioning-error.ts';
import { readNamespace, readRequest } from './document.ts';
import { violations } from './execute-data-schema.ts';
import { runProcedure, type StepHost } from './run-procedure.ts';
import { createTransformer } from './transformer.ts';

const Refused = error('REQUEST_OF_TEST_REFUSED', 0x80004005, (name) => `${name} refuses`);
const TooLate = error('REQUEST_OF_TEST_TOO_LATE', 0x800705b4, () => 'the deadline has passed');
const mostMilliseconds = 2000;
const documents = 2000;
const namespaces = 1500;

describe('any document of the vocabulary', () => {
  const transformer = createTransformer();
  after(() => transformer.close());

  it('runs or is refused with a code of the language, in bounded time, and stays as it was', async () => {
    const codes = new Map<string, number>();
    const count = (code: string) => codes.set(code, (codes.get(code) ?? 0) + 1);
    await fc.assert(
      fc.asyncProperty(anyRequest(), async (request) => {
        const element = parseXml(renderXml(request));
        const given = structuredClone(element);
        const begun = performance.now();
        const used = process.cpuUsage();
        const answer = await attempt(element, begun, transformer);
        // The time of the processor: others may keep a machine busy.
        assert.ok(process.cpuUsage(used).user < (mostMilliseconds + 500) * 1000, 'it took too long');
        assert.deepEqual(element, given);
        if (answer instanceof ProvisioningError) {
          assert.match(answer.code, /^REQUEST_/);
          assert.ok(answer.message.length < 2000);
          count(answer.code);
        } else {
          // What comes out can be read again, by this engine and by others.
          const text = renderXml(answer);
          assert.equal(renderXml(parseXml(text)), text);
          count('done');
        }
      }),
      { numRuns: documents },
    );
    // Neither all wrong nor all right, or nothing would have been tried.
    assert.ok((codes.get('done') ?? 0) > 20);
    assert.ok(codes.size > 8);
  });

  it('is a namespace or refused as one', () => {
    fc.assert(
      fc.property(anyNamespace(), (namespace) => {
        const element = parseXml(renderXml(namespace));
        try {
          const { procedures } = readNamespace(element);
          for (const { schema } of procedures) {
            for (const grammar of [schema?.input, schema?.output]) if (grammar) violations(grammar, element);
          }
        } catch (thrown) {
          assert.ok(thrown instanceof ProvisioningError, String(thrown));
          assert.match(thrown.code, /^REQUEST_/);
        }
      }),
      { numRuns: namespaces },
    );
  });
});

/** Runs a request with callees that answer, refuse, or give back something else. */
async function attempt(
  element: Element,
  begun: number,
  transformer: StepHost['transformer'],
): Promise<Element | ProvisioningError> {
  const host: StepHost = {
    async execute({ procedure, executeData }) {
      if (procedure === 'Refuse') throw Refused(procedure);
      if (procedure === 'Other')
        return parseXml('<executeData id="1"><user><name>other</name></user>text</executeData>');
      return executeData;
    },
    queue: () => Promise.resolve('queue-1'),
    savepoint: (block) => block(),
    checkpoint() {
      if (performance.now() - begun > mostMilliseconds) throw TooLate();
    },
    transformer,
  };
  try {
    const { procedure, data, contextElement: context, globalData } = readRequest(element);
    const [first = { name: 'data', attributes: {}, children: [] }] = data;
    return procedure ? await runProcedure(procedure, { data: first, context, globalData }, host) : first;
  } catch (thrown) {
    if (thrown instanceof ProvisioningError) return thrown;
    throw thrown;
  }
}

type Children = (Element | string)[];

const make = (name: string, attributes: Record<string, string>, children: Children = []): Element => ({
  name,
  attributes,
  children,
});

/** Values that are nearly always right: a document has many, and one that is wrong ends it. */
function mostly(right: readonly string[], wrong: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(...right) },
    { weight: 1, arbitrary: fc.constantFrom(...wrong) },
  );
}

const plain = [
  '',
  '',
  'user',
  'user/name',
  '@id',
  'user/@id',
  '.',
  '*',
  '//name',
  '..',
  'text()',
  'new/deep',
  'new/@x',
];
const conditional = ['user[1]', "user[name='ann']", 'user[last()]/name', '//*[@id]', '//*[not(user)]', 'user[@id=1]'];
const strange = [
  'p:thing',
  '@p:x',
  '/data/user',
  '/',
  '//text()',
  '//*//*',
  '//@*',
  '__proto__',
  '@__proto__',
  '//user',
];
const path = mostly(
  [...plain, ...conditional, ...strange],
  ['a[', '|', 'count(a)', '@', 'user[', "'", 'a//', '\u{1f600}'],
);
const source = mostly(
  [...['data', 'executeData', 'procedureData', 'context', 'globalData'].flatMap((name) => [name, name, name]), 'one'],
  ['Data', '', 'toString'],
);
const ifNull = mostly(['fail', 'ignore', 'ignore', 'ignore', 'ignore', 'ignore'], ['skip', 'no']);
const digit = mostly(['0', '1', '2'], ['3', '']);
const bit = mostly(['0', '1'], ['2', '']);
const mode = mostly(['insert', 'merge', 'replace', 'move'], ['copy']);

function attributes(values: Record<string, fc.Arbitrary<string>>, required: readonly string[]) {
  return fc.record(values, { requiredKeys: [...required] as never[], noNullPrototype: true }) as fc.Arbitrary<
    Record<string, string>
  >;
}

function anyTree(): fc.Arbitrary<Children> {
  const { children } = fc.letrec<{ children: Children }>((tie) => ({
    children: fc.array(
      fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom('2', 'ann', 'text', '0', '10000'),
        fc
          .record({
            name: fc.constantFrom('user', 'user', 'name', 'p:thing', 'item'),
            attributes: fc.dictionary(fc.constantFrom('id', 'p:x', 'xmlns', 'xmlns:p'), fc.constantFrom('1', 'urn:x'), {
              noNullPrototype: true,
              maxKeys: 2,
            }),
            children: tie('children'),
          })
          .map(({ name, attributes: some, children: inner }) => make(name, some, inner)),
      ),
      { maxLength: 4 },
    ),
  }));
  return children;
}

const template: Element = make('xsl:template', { match: '/' }, [
  make('made', {}, [make('xsl:copy-of', { select: '*/*' }), make('xsl:value-of', { select: '*/@id' })]),
]);

function anyTransfer(name: 'before' | 'after'): fc.Arbitrary<Element> {
  const values = {
    source,
    sourcePath: path,
    destination: source,
    destinationPath: path,
    mode,
    ifNull,
    allowNullTransform: bit,
  };
  const body = fc.oneof(
    { weight: 30, arbitrary: fc.constant<Children>([]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Children>([template], [make('xsl:template', { match: '][' })], [make('user', {})]),
    },
  );
  return fc
    .tuple(attributes(values, ['source', 'destination']), body)
    .map(([some, children]) => make(name, some, children));
}

function anyCall(): fc.Arbitrary<Element> {
  const part = fc.oneof(
    { weight: 60, arbitrary: anyTransfer('before') },
    { weight: 50, arbitrary: anyTransfer('after') },
    {
      weight: 30,
      arbitrary: attributes({ name: mostly(['one', 'one', 'two'], ['data']), root: source, path, ifNull }, [
        'name',
        'root',
      ]).map((some) => make('forEach', some)),
    },
    {
      weight: 10,
      arbitrary: attributes({ source, sourcePath: path, ifNull }, ['source']).map((some) => make('repeat', some)),
    },
    { weight: 10, arbitrary: attributes({ source, sourcePath: path }, ['source']).map((some) => make('when', some)) },
    {
      weight: 10,
      arbitrary: attributes({ select: fc.constantFrom('s', 't'), case: fc.constantFrom('a', 'b') }, [
        'select',
        'case',
      ]).map((some) => make('when', some)),
    },
    { weight: 20, arbitrary: anyTree().map((children) => make('executeData', {}, children)) },
    { weight: 1, arbitrary: fc.constantFrom<Element>(make('Before', {}), make('execute', {})) },
  );
  const names = {
    namespace: fc.constant('Test'),
    procedure: fc.constantFrom('Do', 'Other', 'Refuse'),
    impersonate: digit,
    sensitive: digit,
    trusted: digit,
    queueSuspended: bit,
  };
  return fc
    .tuple(
      fc.constantFrom('execute', 'execute', 'transform', 'transform', 'queue'),
      attributes(names, ['namespace', 'procedure']),
      fc.array(part, { maxLength: 5 }),
    )
    .map(([name, some, children]) => make(name, some, children));
}

function anySteps(): fc.Arbitrary<Children> {
  const cases = attributes({ value: fc.constantFrom('ann', '2', ''), case: fc.constantFrom('a', 'b') }, [
    'value',
    'case',
  ]);
  const select = fc
    .tuple(
      attributes(
        {
          name: fc.constantFrom('s', 't'),
          source,
          sourcePath: path,
          defaultCase: fc.constant('b'),
          ifNullCase: fc.constant('a'),
        },
        ['name', 'source'],
      ),
      fc.array(
        cases.map((some) => make('where', some)),
        { maxLength: 2 },
      ),
    )
    .map(([some, children]) => make('select', some, children));
  const { steps } = fc.letrec<{ steps: Children }>((tie) => ({
    steps: fc
      .array(
        fc.oneof(
          { maxDepth: 2 },
          { weight: 40, arbitrary: anyCall().map((call) => [call]) },
          { weight: 5, arbitrary: select.map((one) => [one]) },
          {
            weight: 10,
            arbitrary: fc
              .tuple(tie('steps'), tie('steps'))
              .map(([tried, caught]) => [make('try', {}, tried), make('catch', {}, caught)]),
          },
          { weight: 1, arbitrary: fc.constantFrom<Element[]>([make('catch', {})], [make('exec', {})]) },
        ),
        { maxLength: 4 },
      )
      .map((all) => all.flat()),
  }));
  return steps;
}

function anyProcedure(): fc.Arbitrary<Element> {
  return fc
    .tuple(anySteps(), fc.option(anyTree(), { nil: undefined }))
    .map(([steps, data]) => make('procedure', {}, data ? [make('procedureData', {}, data), ...steps] : steps));
}

function anyRequest(): fc.Arbitrary<Element> {
  const declared = { 'xmlns:xsl': 'http://www.w3.org/1999/XSL/Transform', 'xmlns:p': 'urn:p' };
  const context = fc.constantFrom(
    make('context', {}),
    make('context', {}, [make('queueContext', { retryCount: '3', priority: '-1' })]),
    make('context', {}, [
      make('securityContext', {}, [make('authentication', {}, [make('basic', { username: 'u' })])]),
    ]),
  );
  return fc
    .tuple(anyTree(), anyTree(), fc.option(context, { nil: undefined, freq: 4 }), anyProcedure())
    .map(([data, globalData, some, procedure]) =>
      make('request', declared, [
        make('globalData', {}, globalData),
        make('data', { id: '1' }, data),
        ...(some ? [some] : []),
        procedure,
      ]),
    );
}

function anySchema(): fc.Arbitrary<Element> {
  const values = {
    name: fc.constantFrom('executeData', 'user', 'procedure', 'namespace'),
    type: fc.constantFrom('user', 'procedure', 'other'),
    content: fc.constantFrom('eltOnly', 'mixed', 'textOnly', 'empty', 'any'),
    order: fc.constantFrom('seq', 'one', 'many', 'all'),
    model: fc.constantFrom('open', 'closed', 'half'),
    minOccurs: fc.constantFrom('0', '1', '2'),
    maxOccurs: fc.constantFrom('1', '*', 'x'),
    'dt:type': fc.constantFrom('i4', 'string', 'enumeration', 'money'),
    required: fc.constantFrom('yes', 'no', 'maybe'),
  };
  const kinds = ['ElementType', 'AttributeType', 'element', 'attribute', 'group', 'datatype', 'description', 'x'];
  const { parts } = fc.letrec<{ parts: Children }>((tie) => ({
    parts: fc.oneof(
      { maxDepth: 3 },
      fc.constant<Children>([]),
      fc.array(
        fc
          .tuple(fc.constantFrom(...kinds), attributes(values, ['name', 'type']), tie('parts'))
          .map(([name, some, children]) => make(name, some, children)),
        { maxLength: 3 },
      ),
    ),
  }));
  return parts.map((children) => make('Schema', {}, children));
}

function anyNamespace(): fc.Arbitrary<Element> {
  const values = {
    name: fc.constantFrom('Do', 'Do It', 'do it', 'Do-It', ''),
    type: fc.constantFrom('read', 'write', 'two-phase', 'none'),
    access: fc.constantFrom('public', 'private', 'all'),
  };
  const procedure = fc
    .tuple(attributes(values, ['name']), fc.array(anySchema(), { maxLength: 3 }), anySteps())
    .map(([some, schemas, steps]) => make('procedure', some, [...schemas, ...steps]));
  const name = fc.constantFrom('Test', 'Test 2.0', 'A::B', ' ');
  return fc
    .tuple(name, fc.array(procedure, { maxLength: 3 }))
    .map(([own, procedures]) =>
      make(
        'namespace',
        { name: own, 'xmlns:dt': 'urn:dt', 'xmlns:p': 'urn:p', 'xmlns:xsl': 'http://www.w3.org/1999/XSL/Transform' },
        procedures,
      ),
    );
}
