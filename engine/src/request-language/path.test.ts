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

  for (const path of ['a b', 'a[', 'a[]', 'a/[1]', '1', 'a//', 'count(a)', 'a[position()<3]', 'a|b']) {
    it(`"${path}" is refused`, () => {
      assert.throws(() => readPath(path, 'test'), { code: 'REQUEST_PATH_INVALID' });
    });
  }
});
