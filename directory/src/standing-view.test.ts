import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Directory, Entry } from './directory.ts';
import { forgetPlaces, type KnownPlaces, movedBy, standingView } from './standing-view.ts';

const [unit, user] = ['OU=Acme,DC=x', 'CN=Ann,OU=Acme,DC=x'];

describe('the directory as the engine asks it who stands where', () => {
  it('reads each entry once, by whatever spelling, and asks anew for what was not there', async () => {
    const { view, asked } = open([unit, user]);

    for (const path of [unit, `LDAP://${unit}`, 'ou=acme , dc=x'])
      assert.equal((await view.read(path, ['ou'])).dn, unit);
    await view.find(unit, ['cn']);
    assert.deepEqual(asked, [unit, unit]);

    for (const _ of [1, 2]) assert.equal(await view.find('CN=Nobody,DC=x', ['ou']), undefined);
    await assert.rejects(view.read('CN=Nobody,DC=x', ['ou']), { code: 'DIRECTORY_NO_SUCH_OBJECT' });
    assert.equal(asked.length, 5);
  });

  it('reads anew what a change may have moved, and nothing else', async () => {
    const byGuid = 'LDAP://<GUID=00000000-0000-4000-8000-000000000001>';
    const cases = [
      [movedBy([{ kind: 'replace', attribute: 'mail', values: ['x'] }]), []],
      [movedBy([{ kind: 'add', attribute: 'OTHERwellKnownObjects', values: ['x'] }]), [user, byGuid]],
      ['tree', [unit, user, byGuid]],
    ] as const;
    for (const [moved, again] of cases) {
      const { view, asked, known } = open([unit, user, byGuid]);
      const readAll = () => Promise.all([unit, user, byGuid].map((path) => view.find(path, ['ou'])));
      await readAll();
      asked.length = 0;
      forgetPlaces(known, user, moved);
      await readAll();
      assert.deepEqual(asked, again, moved);
    }
  });
});

/** A directory that notes what it is asked for. */
function open(paths: readonly string[]) {
  const asked: string[] = [];
  const known: KnownPlaces = new Map();
  const find = async (path: string): Promise<Entry | undefined> => {
    asked.push(path);
    return paths.includes(path) ? { path: `LDAP://${path}`, dn: path, guid: '', attributes: {} } : undefined;
  };
  // Only what the view asks of it.
  return { view: standingView({ find } as Directory, known), asked, known };
}
