import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const PathsFromGuids = 'Active Directory Provider::Paths from GUIDs';

describe(PathsFromGuids, () => {
  it('finds objects in the order of the request and leaves unknown ones out', async () => {
    const { run, directory, acme, rival } = await hosting();
    const guids: string[] = [];
    for (const { path } of [rival, acme]) guids.push((await directory.read(path, ['cn'])).guid);
    const [second = '', first = ''] = guids;

    const { objects } = await run(PathsFromGuids, {
      guids: [first, '00000000-0000-4000-8000-000000000000', `{${second.toUpperCase()}}`],
    });

    assert.deepEqual(objects, [
      { GUID: first, path: acme.path },
      { GUID: second, path: rival.path },
    ]);
  });

  it('finds more than it reads at once, and nothing for no GUIDs', async () => {
    const { run, directory, acme } = await hosting();
    const { guid } = await directory.read(acme.path, ['cn']);

    const { objects } = await run(PathsFromGuids, { guids: Array.from({ length: 40 }, () => guid) });

    assert.equal(objects.length, 40);
    assert.deepEqual(await run(PathsFromGuids, { guids: [] }), { objects: [] });
  });
});
