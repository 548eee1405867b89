import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';

import { bookingDefaults } from './resource-metadata.ts';

const GetResourceMailbox = 'Exchange 2007 Provider::GetResourceMailbox';

/** Each option with a value that is not its default. */
const options = {
  resourceCapacity: 4,
  automateProcessing: 'AutoAccept',
  allBookInPolicy: false,
  allRequestInPolicy: true,
  allRequestOutOfPolicy: true,
  resourceCustom: ['Whiteboard', 'Video'],
  allowConflicts: true,
  conflictPercentageAllowed: 10,
  maximumConflictInstances: 2,
  allowRecurringMeetings: false,
  bookingWindowInDays: 0,
  enforceSchedulingHorizon: false,
  maximumDurationInMinutes: 60,
  scheduleOnlyDuringWorkHours: true,
  forwardRequestsToDelegates: false,
  tentativePendingApproval: false,
  addNewRequestsTentatively: false,
  processExternalMeetingMessages: true,
  removeOldMeetingMessages: false,
  removeForwardedMeetingNotifications: true,
  deleteAttachments: false,
  deleteComments: false,
  deleteSubject: false,
  deleteNonCalendarItems: false,
  removePrivateProperty: false,
  addOrganizerToSubject: false,
  organizerInfo: false,
  enableResponseDetails: false,
  addAdditionalResponse: true,
  additionalResponse: 'Mind: the step.',
  disableReminders: false,
  defaultReminderTime: 5,
};

describe(GetResourceMailbox, () => {
  it('reads every option that CreateResourceMailbox was given, with recipients by path', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const [ann, ben] = [await acme.mailboxUser('ann'), await acme.mailboxUser('ben')];
    const lists = {
      bookInPolicy: [ann],
      requestInPolicy: [ann, ben],
      requestOutOfPolicy: [ben],
      resourceDelegates: [ben],
    };

    const { path, made } = await withRoom(hoster, { ...options, ...lists });

    assert.deepEqual(await run(GetResourceMailbox, { path }), {
      ...options,
      ...lists,
      alias: 'room',
      database:
        'LDAP://CN=Mailbox Store 1 (EXMBX01),CN=SG01,CN=InformationStore,CN=EXMBX01,CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com',
      resourceType: 'Room',
      emailAddresses: ['SMTP:room@acme.example'],
      mailboxGuid: made.mailboxGuid,
      owningOrganization: acme.path,
    });
  });

  it('gives the defaults of Exchange where nothing was said', async () => {
    const hoster = await hosting();
    const { path } = await withRoom(hoster, {});

    const resource = await hoster.run(GetResourceMailbox, { path });

    for (const [name, value] of Object.entries(bookingDefaults)) assert.equal(resource[name], value, name);
    assert.equal('resourceCapacity' in resource, false);
    for (const list of ['bookInPolicy', 'requestInPolicy', 'resourceCustom'])
      assert.deepEqual(resource[list], [], list);
  });

  it('follows renamed recipients and leaves out those that are gone', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const [ann, ben] = [await acme.mailboxUser('ann'), await acme.mailboxUser('ben')];
    const { path } = await withRoom(hoster, { bookInPolicy: [ann, ben], resourceDelegates: [ann, ben] });
    const renamed = await run('Managed Active Directory::RenameUser', { user: ann, newName: 'Anna' });
    await run('Active Directory Provider::Delete Object', { path: ben });

    const resource = await run(GetResourceMailbox, { path });

    assert.deepEqual(resource.bookInPolicy, [renamed.path]);
    assert.deepEqual(resource.resourceDelegates, [renamed.path]);
  });

  it('refuses mailboxes of people', async () => {
    const { acme, run } = await hosting();
    const path = await acme.mailboxUser('ann');
    await assert.rejects(run(GetResourceMailbox, { path }), { code: 'EXCHANGE_NOT_A_RESOURCE_MAILBOX' });
  });
});

async function withRoom({ acme, run }: Hosting, more: object) {
  const path = await acme.user('room');
  const made = await run('Exchange 2007 Provider::CreateResourceMailbox', {
    path,
    alias: 'room',
    database: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
    emailAddresses: ['SMTP:room@acme.example'],
    resourceType: 'Room',
    ...more,
  });
  return { path, made };
}
