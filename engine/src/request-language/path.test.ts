import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parseXml } from '@tenantry/schema';

import { Budget } from './budget.ts';
import { rootNode, textOf } from './node.ts';
import { readPath, selectNodes } from './path.ts';

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
    ['//*//*//name', ['ann', 'ben']],
    ['users/user/..', ['annbenb']],
    ["//name[.='ben']/../@id", ['2']],
    ["//user[../../@kind='sample']/@id", ['1', '2']],
    ["/data/users/user[ @id = '2' ][alias]/alias", ['b']],
    ['users/user[@id=2.0]/name', ['ben']],
    ["users/user[@id='2.0']/name", []],
    ["user[name!='ann'][/data/@kind]/@id", ['3']],
    ['users/user[position() = 2]/@id', ['2']],
    ['/', ['annbenbcleofree text']],
    ['//.[@admin]/@id', ['2']],
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
    `${'a['.repeat(11)}b${']'.repeat(11)}`,
    'a/'.repeat(1001),
  ]) {
    it(`"${path.slice(0, 30)}" is refused`, () => {
      assert.throws(() => readPath(path, 'test'), { code: 'REQUEST_PATH_INVALID', message: /^test has the path "/ });
    });
  }

  it('is stopped when it looks around too much', () => {
    const wide = rootNode(parseXml(`<data>${'<user><name/></user>'.repeat(50_000)}</data>`));
    const begun = performance.now();

    assert.equal(selectNodes(wide, readPath('//*//..//name', 'test'), new Budget()).length, 50_000);
    assert.throws(() => selectNodes(wide, readPath('//*[//absent]', 'test'), new Budget()), {
      code: 'REQUEST_TOO_MUCH_WORK',
    });

    assert.ok(performance.now() - begun < 10_000);
  });
});
