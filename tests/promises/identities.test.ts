import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const ModifyResourceMailbox = 'Hosted Email 2007::ModifyResourceMailbox';

describe('an identity', () => {
  it('means the namesake of the own organization, never that of another', async () => {
    const { acme, rival } = await hosting({ queue: false });
    const rooms: string[] = [];
    for (const tenant of [acme, rival]) {
      await tenant.mailboxUser('ann');
      const user = await tenant.user('room');
      const emailAddresses = [`SMTP:room@${tenant.domain}`];
      await tenant.run('Hosted Email 2007::CreateResourceMailbox', {
        user,
        alias: 'room',
        emailAddresses,
        resourceType: 'Room',
      });
      rooms.push(user);
    }

    for (const [index, tenant] of [acme, rival].entries()) {
      const user = rooms[index] ?? '';
      await tenant.run(ModifyResourceMailbox, { user, bookInPolicy: ['ann'] });
      const { bookInPolicy } = await tenant.run('Hosted Email 2007::GetResourceMailbox', { user });
      assert.equal(bookInPolicy.length, 1);
      assert.ok(bookInPolicy[0].endsWith(tenant.path.slice('LDAP://'.length)), bookInPolicy[0]);
    }
  });

  it('of another organization is refused in the words for one that nobody has', async () => {
    const { acme, rival } = await hosting({ queue: false });
    await rival.mailboxUser('eve');
    const user = await acme.user('room');
    await acme.run('Hosted Email 2007::CreateResourceMailbox', {
      user,
      alias: 'room',
      emailAddresses: ['SMTP:room@acme.example'],
      resourceType: 'Room',
    });

    for (const identity of ['eve@rival.example', 'eve@nowhere.example']) {
      await assert.rejects(acme.run(ModifyResourceMailbox, { user, bookInPolicy: [identity] }), {
        code: 'ENGINE_NO_SUCH_OBJECT',
        message: `There is no object ${identity} (bookInPolicy/0), or it is not visible to the caller. Check the path.`,
      });
    }
  });
});
