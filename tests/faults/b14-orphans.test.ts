import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const manager = 'Exchange 2007 Resource Manager';

describe('B14: what the directory lost behind the system stayed in the books for ever', () => {
  it('lists an orphan with an empty path, releases it by GUID, and refuses a GUID that lives', async () => {
    const { acme, directory, run } = await hosting();
    const [ann, ben] = [await acme.mailboxUser('ann'), await acme.mailboxUser('ben')];
    const [orphan, living] = [(await directory.read(ann)).guid, (await directory.read(ben)).guid];
    await directory.delete(ann);

    const consumers = await run(`${manager}::QueryConsumersByOrganization`, { organization: acme.path });
    assert.match(JSON.stringify(consumers), new RegExp(`"GUID":"\\{?${orphan}\\}?","path":""`, 'i'));
    await assert.rejects(run('Hosted Email 2007::DeallocateMailboxByGUID', { GUID: living }), {
      code: 'RESOURCE_MANAGER_OBJECT_IN_DIRECTORY',
    });
    await run('Hosted Email 2007::DeallocateMailboxByGUID', { GUID: orphan });
    assert.deepEqual((await run(`${manager}::Recount_`, {})).differences, []);
  });
});
