import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { type Element, parseXml, renderXml } from '@tenantry/schema';
import fc from 'fast-check';

import { Budget } from './budget.ts';
import { type ElementNode, lineage, rootNode, textOf } from './node.ts';
import { readPath, selectNodes } from './path.ts';
import { createTransformer } from './transformer.ts';

const data = rootNode(
  parseXml(`<data kind="sample">
    <users><user id="1"><name>ann</name></user><user id="2" admin="1"><name>ben</name><alias>b</alias></user></users>
    <user id="3"><name>cleo</name></user><note>free <b>text</b></note>
  </data>`),
);

describe('path', () => {
  const cases: [path: string, found: string[]][] = [
    ['users/user/name', ['ann', 'ben']],
    ['user/@id', ['3']],
    ['//user/@id', ['1', '2', '3']],
    ['/data/user/name', ['cleo']],
    ['/*/@kind', ['sample']],
    ['users/user[2]/name', ['ben']],
    ['users/user[last()]/name', ['ben']],
    ["users/user[@id='1']/name", ['ann']],
    ['users/user[@id!="1"]/name', ['ben']],
    ['users/user[@id=2]/name', ['ben']],
    ["users/user[name='ben']/@id", ['2']],
    ['users/user[alias]/name', ['ben']],
    ['users/user[not(alias)]/name', ['ann']],
    ['users/user/name/..//@id', ['1', '2']],
    ['users/*/name/text()', ['ann', 'ben']],
    ['./user/./name', ['cleo']],
    ['note', ['free text']],
    ['nothing/here', []],
    ['@absent', []],
    ['..', []],
    ['//name', ['ann', 'ben', 'cleo']],
    ['//text()', ['ann', 'ben', 'b', 'cleo', 'free ', 'text']],
    ['//user//text()', ['ann', 'ben', 'b', 'cleo']],
    ['//*[name]//@id', ['1', '2', '3']],
    ['//user[1]/name', ['ann', 'cleo']],
    ['//*//*//name', ['ann', 'ben', 'cleo']],
    ['users/user/..', ['annbenb']],
    ["//name[.='ben']/../@id", ['2']],
    ["//user[../../@kind='sample']/@id", ['1', '2']],
    ["/data/users/user[ @id = '2' ][alias]/alias", ['b']],
    ['users/user[@id=2.0]/name', ['ben']],
    ["users/user[@id='2.0']/name", []],
    ["user[name!='ann'][/data/@kind]/@id", ['3']],
    ['users/user[position() = 2]/@id', ['2']],
    ['/', ['annbenbcleofree text']],
  ];
  for (const [path, found] of cases) {
    it(`${path} finds ${found.join(', ') || 'nothing'}`, () => {
      const budget = new Budget();
      const nodes = selectNodes(data, readPath(path, 'test'), budget);
      assert.deepEqual(
        nodes.map((node) => textOf(node, budget)),
        found,
      );
    });
  }

  it('is the node itself when empty', () => {
    assert.deepEqual(selectNodes(data, readPath('', 'test'), new Budget()), [data]);
  });

  it('sees several pieces of text of one element', () => {
    const mixed = rootNode(parseXml('<data>x<b/>x</data>'));
    assert.equal(selectNodes(mixed, readPath('text()', 'test'), new Budget()).length, 2);
  });

  for (const path of [
    'a b',
    'a[',
    'a[]',
    'a/[1]',
    '1',
    'a//',
    'count(a)',
    'a[position()<3]',
    'a|b',
    'a[b',
    'a[not(b]',
    'a]',
    "a[b='x]",
    'a[b and c]',
    '@',
    'child::a',
    '//.',
    'a//..',
    `${'a['.repeat(11)}b${']'.repeat(11)}`,
    'a/'.repeat(1001),
  ]) {
    it(`"${path.slice(0, 30)}" is refused`, () => {
      assert.throws(() => readPath(path, 'test'), { code: 'REQUEST_PATH_INVALID', message: /^test has the path "/ });
    });
  }

  it('keeps the order of the document where nodes lie in each other', () => {
    const nested = rootNode(parseXml('<a><a><b>1</b>2<a><b>3</b>4</a></a>5<b>6</b></a>'));
    const found = (path: string) =>
      selectNodes(nested, readPath(path, 'test'), new Budget())
        .map((node) => textOf(node, new Budget()))
        .join();
    assert.deepEqual([found('//a/b'), found('//a/text()'), found('//b/..//b')], ['1,3,6', '2,4,5', '1,3,6']);
  });

  it('finds what XPath finds, in the same order', async () => {
    const transformer = createTransformer();
    after(() => transformer.close());
    await fc.assert(
      fc.asyncProperty(anyData(), fc.oneof(anyPath(2, true), anyPath(2, false)), async (element, path) => {
        const budget = new Budget();
        const place = placed(element);
        const found = selectNodes(place, readPath(path, 'test'), budget);
        const source = renderXml(lineage(place).at(-1)?.element ?? element);
        const told = await transformer.run({ stylesheet: listing(path), source });
        const expected = typeof told === 'object' && 'result' in told ? told.result : JSON.stringify(told);
        assert.equal(`${found.map((node) => `[${textOf(node, budget)}]`).join('')}.`, expected, path);
      }),
      { numRuns: 1000 },
    );
  });

  it('is stopped when it looks around too much', () => {
    const wide = rootNode(parseXml(`<data>${'<user><name/></user>'.repeat(50_000)}</data>`));
    const begun = process.cpuUsage();

    assert.equal(selectNodes(wide, readPath('//*//*/..//name', 'test'), new Budget()).length, 50_000);
    assert.throws(() => selectNodes(wide, readPath('//*[//absent]', 'test'), new Budget()), {
      code: 'REQUEST_TOO_MUCH_WORK',
    });

    // The time of the processor: others may keep a machine busy.
    assert.ok(process.cpuUsage(begun).user < 10_000_000);
  });
});

const depth = 15;

/** The element far below the top, so that ".." does not leave the document: there XPath has one more node. */
function placed(element: Element): ElementNode {
  let node = rootNode({ name: 'w', attributes: {}, children: [] });
  for (let level = 1; level < depth; level++) {
    const inner: Element = level === depth - 1 ? element : { name: 'w', attributes: {}, children: [] };
    node.element.children.push(inner);
    node = { kind: 'element', element: inner, parent: node };
  }
  return node;
}

/** A stylesheet that lists what a path selects. */
function listing(path: string): string {
  return `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/>
    <xsl:template match="/"><xsl:for-each select="${'/*'.repeat(depth)}"><xsl:for-each select="${path.replaceAll('"', '&quot;')}">[<xsl:value-of select="."/>]</xsl:for-each>.</xsl:for-each></xsl:template></xsl:stylesheet>`;
}

function anyData(): fc.Arbitrary<Element> {
  const text = fc.constantFrom('1', '2', 'x');
  const { element } = fc.letrec<{ element: Element }>((tie) => ({
    element: fc.record({
      name: fc.constantFrom('a', 'b'),
      attributes: fc.dictionary(fc.constantFrom('a', 'c'), text, { noNullPrototype: true }),
      children: fc.oneof(
        { maxDepth: 4 },
        text.map((piece): (Element | string)[] => [piece]),
        fc.array(tie('element'), { maxLength: 4 }).map((elements): (Element | string)[] => elements),
      ),
    }),
  }));
  return element;
}

function anyPath(level: number, absolute: boolean): fc.Arbitrary<string> {
  const inner = level > 0 ? anyPath(level - 1, absolute) : fc.constantFrom('a', '@c', 'text()');
  const condition = fc.oneof(
    fc.constantFrom('1', '2', 'last()', 'position()=1', ".='x'"),
    inner,
    inner.map((path) => `not(${path})`),
    fc
      .tuple(inner, fc.constantFrom('=', '!=', ' = '), fc.constantFrom("'1'", '"x"', '2'))
      .map((parts) => parts.join('')),
  );
  const conditions = fc.array(condition, { maxLength: 2 }).map((all) => all.map((one) => `[${one}]`).join(''));
  const test = fc.constantFrom('a', 'b', '*', '@a', '@*', 'text()');
  const named = fc.tuple(test, conditions).map((parts) => parts.join(''));
  const step = absolute ? named : fc.oneof(fc.constantFrom('.', '..'), named);
  const steps = fc.array(fc.tuple(step, fc.constantFrom('/', '/', '//')), { minLength: 1, maxLength: 4 });
  const joined = steps.map((all) => {
    const slashed = all.map(([one, slash], index) => {
      const next = all[index + 1]?.[0];
      if (next === undefined) return one;
      return one + (next.startsWith('.') ? '/' : slash);
    });
    return slashed.join('');
  });
  const start = absolute ? fc.constantFrom('', '/w/', '//') : fc.constant('');
  return fc.tuple(start, joined).map((parts) => parts.join(''));
}
