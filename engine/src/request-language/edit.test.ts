import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parseXml, renderXml } from '@tenantry/schema';

import { Budget } from './budget.ts';
import { copies, type Editing, findDestination, type Mode, put, takeOut } from './edit.ts';
import { rootNode } from './node.ts';
import { readPath, selectNodes } from './path.ts';

interface Transfer {
  readonly from?: string;
  readonly to?: string;
  readonly mode?: Mode;
}

/** Both documents after one transfer between them. */
function transfer(source: string, destination: string, { from = '', to = '', mode = 'insert' }: Transfer): string[] {
  const budget = new Budget();
  const editing: Editing = { where: 'here', name: 'there', budget };
  const [given, target] = [rootNode(parseXml(source)), rootNode(parseXml(destination))];
  const place = findDestination(target, readPath(to, 'to'), editing);
  const nodes = selectNodes(given, readPath(from, 'from'), budget);
  put(mode === 'move' ? takeOut(nodes, place, editing) : copies(nodes, budget), place, { mode, ...editing });
  return [renderXml(given.element), renderXml(target.element)];
}

function after(source: string, destination: string, how: Transfer): string | undefined {
  return transfer(source, destination, how)[1];
}

describe('insert', () => {
  it('adds nodes under the destination', () => {
    assert.equal(after('<s><a/>x<a/></s>', '<d><b/></d>', { from: 'a' }), '<d><b/><a/><a/></d>');
    assert.equal(after('<s a="1"/>', '<d a="0"><b/></d>', { from: '@a' }), '<d a="1"><b/></d>');
    assert.equal(after('<s>x<a/>y</s>', '<d>z</d>', { from: 'text()' }), '<d>zxy</d>');
  });

  it('joins texts in an attribute or a text', () => {
    assert.equal(after('<s><a>1</a><a>2<b>3</b></a></s>', '<d/>', { from: 'a', to: '@x' }), '<d x="123"/>');
    assert.equal(after('<s>new</s>', '<d><a>x</a><a>x</a></d>', { to: 'a[2]/text()' }), '<d><a>x</a><a>new</a></d>');
  });

  it('leaves no text where there is none', () => {
    assert.equal(after('<s/>', '<d>x<b/></d>', { to: 'text()' }), '<d><b/></d>');
  });

  it('changes the text that was meant, where several are alike', () => {
    assert.equal(after('<s>new</s>', '<d>x<b/>x</d>', { to: 'text()[2]' }), '<d>x<b/>new</d>');
  });
});

describe('merge', () => {
  const cases: [title: string, source: string, destination: string, merged: string][] = [
    ['adds what is not there', '<s a="1"><x>1</x></s>', '<d b="2"><y>2</y></d>', '<d b="2" a="1"><y>2</y><x>1</x></d>'],
    [
      'replaces values, in their place',
      '<s a="1"><x>1</x></s>',
      '<d a="0"><x>0</x><y/></d>',
      '<d a="1"><x>1</x><y/></d>',
    ],
    ['goes into structures', '<s><x><p>1</p></x></s>', '<d><x><p>0</p><q/></x></d>', '<d><x><p>1</p><q/></x></d>'],
    [
      'replaces lists as a whole',
      '<s><v>1</v><v>2</v></s>',
      '<d><v>0</v><w/><v>3</v></d>',
      '<d><v>1</v><v>2</v><w/></d>',
    ],
    ['replaces several by one', '<s><v>1</v></s>', '<d><v>0</v><v>3</v></d>', '<d><v>1</v></d>'],
    ['replaces a structure by a value', '<s><x>1</x></s>', '<d><x><p/></x></d>', '<d><x>1</x></d>'],
    ['replaces text', '<s>new</s>', '<d>old<x/></d>', '<d>new<x/></d>'],
    ['leaves text when there is none', '<s><x/></s>', '<d>old</d>', '<d>old<x/></d>'],
    [
      'keeps namespaces apart',
      '<s><x>1</x></s>',
      '<d><x xmlns="urn:x">0</x></d>',
      '<d><x xmlns="urn:x">0</x><x>1</x></d>',
    ],
    [
      'knows a namespace by any prefix',
      '<s xmlns:a="urn:x"><a:x>1</a:x></s>',
      '<d xmlns:b="urn:x"><b:x>0</b:x></d>',
      '<d xmlns:b="urn:x"><a:x xmlns:a="urn:x">1</a:x></d>',
    ],
  ];
  for (const [title, source, destination, merged] of cases) {
    it(title, () => {
      assert.equal(after(source, destination, { mode: 'merge' }), merged);
    });
  }

  it('puts an attribute or a text alone', () => {
    assert.equal(after('<s a="1"/>', '<d><x/></d>', { from: '@a', mode: 'merge' }), '<d a="1"><x/></d>');
    assert.equal(after('<s>new</s>', '<d>old<x/></d>', { from: 'text()', mode: 'merge' }), '<d>new<x/></d>');
  });
});

describe('replace', () => {
  it('takes the place of a node', () => {
    assert.equal(
      after('<s><n i="1">x</n></s>', '<d><a/><b/></d>', { from: 'n', to: 'a', mode: 'replace' }),
      '<d><n i="1">x</n><b/></d>',
    );
  });

  it('takes its place with several nodes, text, or an attribute', () => {
    assert.equal(
      after('<s><n/><m/></s>', '<d><a/><b/></d>', { from: '*', to: 'a', mode: 'replace' }),
      '<d><n/><m/><b/></d>',
    );
    assert.equal(after('<s>x</s>', '<d><a/><b/></d>', { from: 'text()', to: 'a', mode: 'replace' }), '<d>x<b/></d>');
    assert.equal(after('<s i="1"/>', '<d><a/><b/></d>', { from: '@i', to: 'a', mode: 'replace' }), '<d i="1"><b/></d>');
  });

  it('gives the top other contents, under its own name', () => {
    assert.equal(
      after('<s><n i="1"><m/></n></s>', '<d j="2"><a/></d>', { from: 'n', mode: 'replace' }),
      '<d i="1"><m/></d>',
    );
    assert.equal(after('<s>x<n/></s>', '<d j="2"><a/></d>', { from: 'n', mode: 'replace' }), '<d/>');
    assert.equal(after('<s>x</s>', '<d j="2"><a/></d>', { from: 'text()', mode: 'replace' }), '<d>x</d>');
  });

  it('tells that the node is gone', () => {
    const target = rootNode(parseXml('<d><a/><b/></d>'));
    const editing: Editing = { where: 'here', name: 'user', budget: new Budget() };
    const place = findDestination(target, readPath('a', 'to'), editing);
    put([{ kind: 'text', text: 'x' }], place, { mode: 'replace', ...editing });

    assert.throws(() => put([{ kind: 'text', text: 'y' }], place, { mode: 'replace', ...editing }), {
      code: 'REQUEST_DESTINATION_GONE',
      message: /^here writes to user, which an earlier step moved away or replaced/,
    });
    assert.equal(renderXml(target.element), '<d>x<b/></d>');
  });
});

describe('move', () => {
  it('leaves the source without what moved', () => {
    assert.deepEqual(transfer('<s><a/>x<b/><a/></s>', '<d/>', { from: 'a', mode: 'move' }), [
      '<s>x<b/></s>',
      '<d><a/><a/></d>',
    ]);
    assert.deepEqual(transfer('<s a="1" b="2"/>', '<d/>', { from: '@a', mode: 'move' }), ['<s b="2"/>', '<d a="1"/>']);
    assert.deepEqual(transfer('<s>x<b/>x</s>', '<d/>', { from: 'text()[2]', mode: 'move' }), [
      '<s>x<b/></s>',
      '<d>x</d>',
    ]);
    assert.deepEqual(transfer('<s a="1"><b/></s>', '<d/>', { mode: 'move' }), ['<s/>', '<d><s a="1"><b/></s></d>']);
  });
});

describe('move of nodes in each other', () => {
  it('puts each of them once', () => {
    const source = '<s xmlns:p="urn:p"><p:a><p:b/></p:a></s>';
    assert.deepEqual(transfer(source, '<d/>', { from: '//*', mode: 'move' }), [
      '<s/>',
      '<d><s xmlns:p="urn:p"/><p:a xmlns:p="urn:p"/><p:b xmlns:p="urn:p"/></d>',
    ]);
  });
});

describe('a destination', () => {
  it('is made when it is a path of plain names', () => {
    assert.equal(after('<s>x</s>', '<d><a/></d>', { from: 'text()', to: 'a/b/@c' }), '<d><a><b c="x"/></a></d>');
  });

  for (const to of ['a[1]', '//a', '*', 'p:a', '@xmlns', 'a/@b/c', '..', '/x']) {
    it(`is not made at ${to}`, () => {
      assert.throws(() => after('<s>x</s>', '<d/>', { to }), {
        code: 'REQUEST_NO_DESTINATION',
        message: /^here finds no/,
      });
    });
  }

  it('takes names that mean something to the program as names', () => {
    assert.equal(
      after('<s>x</s>', '<d/>', { from: 'text()', to: '__proto__/@__proto__' }),
      '<d><__proto__ __proto__="x"/></d>',
    );
  });
});

describe('XML namespaces', () => {
  it('go along with what uses them', () => {
    const source = '<s xmlns="urn:s" xmlns:p="urn:p" xmlns:unused="urn:u"><a p:b="1"><p:c/></a></s>';

    assert.equal(after(source, '<d/>', { from: 'a' }), '<d><a xmlns="urn:s" xmlns:p="urn:p" p:b="1"><p:c/></a></d>');
    assert.equal(after(source, '<d/>', { from: 'a/@p:b' }), '<d xmlns:p="urn:p" p:b="1"/>');
    assert.equal(
      after(source, '<d xmlns="urn:s" xmlns:p="urn:p"/>', { from: 'a/p:c' }),
      '<d xmlns="urn:s" xmlns:p="urn:p"><p:c/></d>',
    );
  });

  it('are not inherited by a node that had none', () => {
    assert.equal(after('<s><a/></s>', '<d xmlns="urn:d"/>', { from: 'a' }), '<d xmlns="urn:d"><a xmlns=""/></d>');
  });

  it('give documents that can be read again', () => {
    const source = '<s xmlns:p="urn:p"><p:a p:b="1"/></s>';
    for (const mode of ['insert', 'merge', 'replace', 'move'] as const) {
      for (const from of ['', 'p:a', 'p:a/@p:b']) {
        for (const to of ['', 'x']) {
          const documents = transfer(source, '<d><x/></d>', { from, to, mode });
          for (const document of documents) assert.equal(renderXml(parseXml(document)), document);
        }
      }
    }
  });
});
