import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';

const ModifyMailbox = 'Managed Email 2007::ModifyMailbox';
const GetMailbox = 'Hosted Email 2007::GetMailbox';

describe('forwarding and sending on behalf', () => {
  it('are set by any name of a recipient, read back by path, and end with an empty list', async () => {
    const { acme } = await hosting();
    const [user, ben] = [await acme.mailboxUser('ann'), await acme.mailboxUser('ben')];
    const told = async () => {
      const mailbox = await acme.run(GetMailbox, { user });
      return [mailbox.forwardingAddress, mailbox.deliverToMailboxAndForward, mailbox.grantSendOnBehalfTo];
    };

    await acme.run(ModifyMailbox, { user, forwardingAddress: ['ben@acme.example'], deliverToMailboxAndForward: true });
    assert.deepEqual(await told(), [[ben], true, undefined]);
    await acme.run('Hosted Email 2007::ModifyMailbox', { user, grantSendOnBehalfTo: ['ben', ben] });
    assert.deepEqual(await told(), [[ben], true, [ben]]);
    await acme.run(ModifyMailbox, { user, forwardingAddress: [], deliverToMailboxAndForward: false });
    await acme.run(ModifyMailbox, { user, grantSendOnBehalfTo: [] });
    assert.deepEqual(await told(), [undefined, undefined, undefined]);
  });

  it('never leave the organization, and change nothing when refused', async () => {
    const hoster = await hosting({ queue: false });
    const { acme, rival } = hoster;
    const user = await acme.mailboxUser('ann');
    const eve = await rival.mailboxUser('eve');
    const plain = await acme.user('plain');
    const cases: [string, string][] = [
      ['ENGINE_NO_SUCH_OBJECT', eve],
      ['ENGINE_NO_SUCH_OBJECT', 'eve@rival.example'],
      ['ENGINE_NO_SUCH_OBJECT', 'eve'],
      ['EXCHANGE_RECIPIENT_WITHOUT_MAIL', plain],
    ];
    const before = await hoster.everything();

    for (const [code, recipient] of cases) {
      for (const field of ['forwardingAddress', 'grantSendOnBehalfTo']) {
        await refused(hoster, { user, [field]: [recipient] }, code);
      }
    }
    await refused(hoster, { user, forwardingAddress: [user] }, 'EXCHANGE_FORWARDS_TO_ITSELF');
    assert.deepEqual(await hoster.everything(), before);
  });
});

async function refused({ acme }: Hosting, request: object, code: string): Promise<void> {
  await assert.rejects(acme.run(ModifyMailbox, request), { code }, JSON.stringify(request));
}
