import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Directory, Entry } from './directory.ts';
import { createEntryMemory, remembering } from './entry-memory.ts';

const unit = 'OU=Acme,DC=x';
const user = 'CN=Ann,OU=Acme,DC=x';
const byGuid = 'LDAP://<GUID=00000000-0000-4000-8000-000000000001>';

describe('what a request remembers of entries', () => {
  it('is each entry once, by whatever spelling, with what was asked for and no more', async () => {
    const { leaf, asked } = open();

    const [entry] = await Promise.all([leaf.read(unit, ['ou']), leaf.find(`LDAP://${unit}`, ['OU'])]);
    assert.deepEqual(entry.attributes, { ou: ['Acme'] });
    assert.deepEqual((await leaf.read('ou=acme , dc=x', ['objectClass', 'ou'])).attributes, {
      objectClass: ['organizationalUnit'],
      ou: ['Acme'],
    });
    assert.deepEqual(asked, [[unit, ['objectClass', 'otherWellKnownObjects', 'ou']]]);
  });

  it('is all of an entry for whoever wants some of it, but for what comes by name only', async () => {
    const { leaf, asked } = open();

    assert.deepEqual(Object.keys((await leaf.read(unit)).attributes), Object.keys(attributesOf(unit)));
    assert.deepEqual((await leaf.read(unit, ['ou', 'description'])).attributes, {
      ou: ['Acme'],
      description: ['first'],
    });
    assert.equal(asked.length, 1);
    for (const name of ['nTSecurityDescriptor', 'whenChanged', 'ofNoSchema']) await leaf.read(unit, [name]);
    assert.equal(asked.length, 4);
  });

  it('is nothing of an entry that is not there, and nothing of the groups of one', async () => {
    const { leaf, asked } = open();

    for (const _ of [1, 2]) assert.equal(await leaf.find('CN=Nobody,DC=x', ['cn']), undefined);
    await assert.rejects(leaf.read('CN=Nobody,DC=x', ['cn']), { code: 'DIRECTORY_NO_SUCH_OBJECT' });
    for (const _ of [1, 2]) await leaf.find(user, ['memberOf']);
    assert.equal(asked.length, 5);
  });

  it('is nothing of what failed', async () => {
    const { leaf, fail } = open();
    fail(true);
    await assert.rejects(leaf.read(unit, ['ou']), { code: 'DIRECTORY_CONTROLLER_UNREACHABLE' });
    fail(false);
    assert.equal((await leaf.read(unit, ['ou'])).dn, unit);
  });

  it('is old after a lock: good enough for who stands where, and asked for anew together for everything else', async () => {
    const { leaf, view, asked, memory } = open();
    await leaf.read(unit, ['ou']);
    await leaf.read(unit, ['description']);
    asked.length = 0;

    memory.lookAgain();
    await view.read(unit, ['objectClass', 'otherWellKnownObjects']);
    assert.deepEqual(asked, []);
    await leaf.read(unit, ['description']);
    await leaf.read(unit, ['ou']);
    assert.deepEqual(asked, [[unit, ['objectClass', 'otherWellKnownObjects', 'ou', 'description']]]);
  });

  it('asks for a large attribute again only where that is wanted', async () => {
    const { leaf, asked, memory } = open();
    await leaf.read(unit, ['uPNSuffixes']);
    memory.lookAgain();
    await leaf.read(unit, ['ou']);
    assert.deepEqual(asked.at(-1), [unit, ['objectClass', 'otherWellKnownObjects', 'ou']]);
  });

  it('is looked at again after any change, and by who may take what is older after a change of what he wants', async () => {
    const cases = [
      [['mail'], []],
      [['OTHERwellKnownObjects'], [user, byGuid]],
      ['others', [unit, user, byGuid]],
    ] as const;
    for (const [touched, moved] of cases) {
      for (const [kind, expected] of [
        ['leaf', [unit, user, byGuid]],
        ['view', moved],
      ] as const) {
        const { [kind]: directory, memory, asked } = open();
        const pointers = ['objectClass', 'otherWellKnownObjects'];
        const readAll = () => Promise.all([unit, user, byGuid].map((path) => directory.find(path, pointers)));
        await readAll();
        asked.length = 0;
        memory.forget(user, touched);
        await readAll();
        const paths = asked.map(([path]) => path);
        assert.deepEqual(paths, expected, `${kind} after ${touched}`);
      }
    }
  });

  it('is looked at again by who waits for a change', async () => {
    const { leaf, view, pass, asked } = open();
    await leaf.read(user, ['cn']);
    pass(499);
    await leaf.read(user, ['cn']);
    assert.equal(asked.length, 1);
    pass(1);
    await view.read(user, ['cn']);
    assert.equal(asked.length, 1);
    await leaf.read(user, ['cn']);
    assert.equal(asked.length, 2);
  });

  it('is not what was on its way when the entry was changed', async () => {
    const { leaf, memory, asked } = open();
    const early = leaf.read(user, ['cn']);
    memory.forget(user, ['cn']);
    await early;
    await leaf.read(user, ['cn']);
    assert.equal(asked.length, 2);
  });

  it('is no more than some hundred entries', async () => {
    const { leaf, asked } = open();
    for (let number = 0; number < 300; number++) await leaf.find(`CN=User ${number},${unit}`, ['cn']);
    await leaf.find(`CN=User 0,${unit}`, ['cn']);
    assert.equal(asked.length, 300);
    await leaf.find(`CN=User 300,${unit}`, ['cn']);
    await leaf.find(`CN=User 0,${unit}`, ['cn']);
    assert.equal(asked.length, 302);
  });
});

function attributesOf(path: string): Entry['attributes'] {
  if (path !== unit) return { objectClass: ['user'], cn: [path] };
  const suffixes = Array.from({ length: 100 }, (_, number) => `${number}.example.com`);
  return { objectClass: ['organizationalUnit'], ou: ['Acme'], description: ['first'], uPNSuffixes: suffixes };
}

/** A directory that notes what it is asked for, as a leaf and as the engine see it. */
function open() {
  const asked: [path: string, attributes: readonly string[] | undefined][] = [];
  let isFailing = false;
  const find: Directory['find'] = async (given, attributes) => {
    const path = given.startsWith('LDAP://OU') ? given.slice('LDAP://'.length) : given;
    asked.push([path, attributes]);
    if (isFailing) throw Object.assign(new Error('it is dead'), { code: 'DIRECTORY_CONTROLLER_UNREACHABLE' });
    if (path.startsWith('CN=Nobody')) return undefined;
    const all = Object.entries(attributesOf(path));
    const told = all.filter(([name]) => !attributes || attributes.includes(name));
    return { path: `LDAP://${path}`, dn: path, guid: '', attributes: Object.fromEntries(told) };
  };
  let time = 0;
  const memory = createEntryMemory(() => time);
  // Only what the views ask of it.
  const directory = { find } as Directory;
  return {
    leaf: remembering(directory, memory, { mayBeOlder: false }),
    view: remembering(directory, memory, { mayBeOlder: true }),
    memory,
    asked,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    fail: (now: boolean) => {
      isFailing = now;
    },
  };
}
