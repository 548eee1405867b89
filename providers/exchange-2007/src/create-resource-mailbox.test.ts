import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sidToOctets } from '@tenantry/directory';
import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const CreateResourceMailbox = 'Exchange 2007 Provider::CreateResourceMailbox';

describe(CreateResourceMailbox, () => {
  it('writes what a resource has beyond a mailbox, and disables the account', async () => {
    const { acme, run, directory } = await hosting();
    const ann = await acme.mailboxUser('ann');
    const { guid, dn } = await directory.read(ann);
    const path = await acme.user('room');

    await run(CreateResourceMailbox, {
      ...resourceFor(path),
      resourceCapacity: 12,
      automateProcessing: 'AutoAccept',
      allBookInPolicy: false,
      bookInPolicy: [ann, guid],
      resourceDelegates: [ann],
      resourceCustom: ['Whiteboard', 'Video'],
      bookingWindowInDays: 90,
      additionalResponse: 'Ask: the\nreception.',
    });

    const { attributes } = await directory.read(path);
    const expected = {
      msExchRecipientDisplayType: ['7'],
      msExchRecipientTypeDetails: ['16'],
      msExchResourceMetaData: [
        'ResourceType:Room',
        'AutomateProcessing:AutoAccept',
        'AllBookInPolicy:FALSE',
        'BookingWindowInDays:90',
        'AdditionalResponse:Ask: the\nreception.',
        `BookInPolicy:${guid}`,
      ],
      msExchResourceSearchProperties: ['Room', 'Whiteboard', 'Video'],
      msExchResourceDisplay: ['Room,Whiteboard,Video'],
      msExchResourceCapacity: ['12'],
      publicDelegates: [dn],
      msExchUserAccountControl: ['2'],
      userAccountControl: ['514'],
      mDBUseDefaults: ['TRUE'],
      msExchMasterAccountSid: [sidToOctets('S-1-5-10')],
    };
    for (const [name, values] of Object.entries(expected)) assert.deepEqual(attributes[name], values, name);
  });

  it('makes equipment, too', async () => {
    const { acme, run, directory } = await hosting();
    const path = await acme.user('room');

    await run(CreateResourceMailbox, { ...resourceFor(path), resourceType: 'Equipment' });

    const { attributes } = await directory.read(path);
    assert.deepEqual(attributes['msExchRecipientTypeDetails'], ['32']);
    assert.deepEqual(attributes['msExchRecipientDisplayType'], ['8']);
    assert.deepEqual(attributes['msExchResourceDisplay'], ['Equipment']);
  });

  it('refuses recipients without mail, namesakes, and values out of range', async () => {
    const { acme, run } = await hosting();
    const path = await acme.user('room');
    const plain = await acme.user('plain');
    for (const number of ['one', 'two']) {
      const group = await run('Managed Active Directory::CreateGroup', {
        container: acme.path,
        name: `Team ${number}`,
      });
      await run('Active Directory Provider::Set Properties', {
        path: group.group.path,
        properties: [{ name: 'displayName', value: ['Team'] }],
      });
    }
    const cases: [string, object][] = [
      ['EXCHANGE_RECIPIENT_WITHOUT_MAIL', { bookInPolicy: [plain] }],
      ['EXCHANGE_RECIPIENT_WITHOUT_MAIL', { resourceDelegates: ['plain@acme.example'] }],
      ['ENGINE_AMBIGUOUS_OBJECT', { requestInPolicy: ['Team'] }],
      ['ENGINE_NO_SUCH_OBJECT', { requestOutOfPolicy: ['*'] }],
      ['ENGINE_NO_SUCH_OBJECT', { requestOutOfPolicy: ['nobody@acme.example)(cn=*'] }],
      ['ENGINE_INPUT_INVALID', { resourceType: 'Hall' }],
      ['ENGINE_INPUT_INVALID', { resourceCapacity: -1 }],
      ['ENGINE_INPUT_INVALID', { bookingWindowInDays: 1081 }],
      ['ENGINE_INPUT_INVALID', { automateProcessing: 'autoaccept' }],
    ];

    for (const [code, input] of cases) {
      await assert.rejects(
        run(CreateResourceMailbox, { ...resourceFor(path), ...input }),
        { code },
        JSON.stringify(input),
      );
    }
  });

  undoesEverywhere(CreateResourceMailbox, async ({ acme }: Hosting) => {
    const ann = await acme.mailboxUser('ann');
    return { ...resourceFor(await acme.user('room')), bookInPolicy: [ann], resourceDelegates: [ann] };
  });
});

function resourceFor(path: string) {
  return {
    path,
    alias: 'room',
    database: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
    emailAddresses: ['SMTP:room@acme.example'],
    resourceType: 'Room',
  };
}
