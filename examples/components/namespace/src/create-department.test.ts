import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

import { component } from './index.ts';

const CreateDepartment = 'Example Namespace::CreateDepartment';
const extraComponents = [component];

describe(CreateDepartment, () => {
  it('makes a group of the people of the department', async () => {
    const { acme, directory } = await hosting({ extraComponents });
    const ann = await acme.user('ann');

    const { group } = await acme.run(CreateDepartment, { organization: acme.path, name: 'Sales', members: [ann] });

    const entry = await directory.read(group, ['member']);
    assert.equal(entry?.attributes['member']?.length, 1);
    assert.match(entry.attributes['member'][0] ?? '', /^CN=ann/i);
  });

  it('makes nothing when one of the people is of another organization', async () => {
    const { acme, rival, everything } = await hosting({ extraComponents });
    const members = [await acme.user('ann'), await rival.user('bob')];
    const before = await everything();

    await assert.rejects(acme.run(CreateDepartment, { organization: acme.path, name: 'Sales', members }), {
      code: 'ENGINE_NO_SUCH_OBJECT',
    });
    assert.deepEqual(await everything(), before);
  });

  undoesEverywhere(CreateDepartment, makeRequest, { extraComponents });
  staysWithin(CreateDepartment, makeRequest, { extraComponents });
});

async function makeRequest({ acme }: Hosting) {
  return { organization: acme.path, name: 'Sales', members: [await acme.user('ann')] };
}
