import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { callOf } from '@tenantry/cli/two-tenants';
import type { Answer, Client } from '@tenantry/engine/client';
import { isThorough } from '@tenantry/testing';

import { searchAt } from './raw-directory.ts';
import { requireBooksAddUp } from './recount.ts';
import { anotherEngine, type TwoControllers } from './two-controllers.ts';

const callers = 16;
const usersEach = isThorough() ? 20 : 4;
const deadMilliseconds = isThorough() ? 15_000 : 3000;
const undoMilliseconds = 240_000;
const pollMilliseconds = 100;
/** What a user has that was made to the end, and both controllers have to agree about. */
const attributes = ['displayName', 'userPrincipalName', 'proxyAddresses', 'homeMDB', 'showInAddressBook'];

/** How the two requests for a user ended; the second one is not sent when the first one failed. */
interface Outcome {
  readonly user: string;
  readonly mailbox: string;
}

function isSettled(state: string): boolean {
  return state === 'done' || state === 'failed' || state === 'not sent';
}

export async function testDeath(test: TestContext, controllers: TwoControllers): Promise<void> {
  const { hoster } = controllers;

  await test.test('leaves nothing half and nothing twice when it dies under sixteen callers', async () => {
    const other = await anotherEngine(controllers, { isReversed: true });
    const outcomes = new Map<string, Outcome>();
    let coming: Promise<void> | undefined;
    const call = async (caller: number) => {
      const client = caller % 2 === 0 ? hoster.client : other.client;
      for (let turn = 0; turn < usersEach; turn++) {
        const name = `mortal-${caller}-${turn}`;
        outcomes.set(name, await makeMailboxUser(client, hoster.acme.path, name));
        if (outcomes.size === callers) coming = dieAndComeBack(controllers);
      }
    };
    await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
    await coming;
    await controllers.settle();

    const all = [...outcomes];
    const unsettled = all.filter(([, { user, mailbox }]) => !isSettled(user) || !isSettled(mailbox));
    assert.deepEqual(unsettled, []);
    const users = all.flatMap(([name, { user }]) => (user === 'done' ? [name] : [])).sort();
    const mailboxes = all.flatMap(([name, { mailbox }]) => (mailbox === 'done' ? [name] : [])).sort();
    assert.ok(mailboxes.length > all.length / 2, `only ${mailboxes.length} of ${all.length} were made`);
    const [first, second] = await Promise.all(
      ['dc1.fabrikam.com', 'dc2.fabrikam.com'].map((name) => usersAt(controllers, name)),
    );
    assert.deepEqual(first, second);
    assert.deepEqual(
      first?.map(({ displayName }) => displayName),
      users,
    );
    assert.deepEqual(
      first?.flatMap(({ displayName, homeMDB }) => (homeMDB?.length ? [displayName] : [])),
      mailboxes,
    );
    await requireBooksAddUp(hoster);
  });
}

async function dieAndComeBack(controllers: TwoControllers): Promise<void> {
  await controllers.killFirst();
  await pause(deadMilliseconds);
  await controllers.startFirst();
}

async function makeMailboxUser(client: Client, container: string, name: string): Promise<Outcome> {
  const address = `${name}@acme.example`;
  const user = await client.submit({
    what: callOf('Hosted Active Directory::CreateUser', {
      container,
      userPrincipalName: address,
      displayName: name,
      isAdmin: false,
      newPassword: 'Test-password-1',
    }),
    caller: { trustee: 'system' },
  });
  const userState = await endOf(client, user);
  if (userState !== 'done') return { user: userState, mailbox: 'not sent' };
  const mailbox = await client.submit({
    what: callOf('Hosted Email 2007::CreateMailbox', {
      user: `LDAP://CN=${address},${container.slice('LDAP://'.length)}`,
      planName: 'MailboxGold',
      // Hundreds of them have room in the stores of the test.
      planOverrides: { prohibitSendQuota: 10_485_760, issueWarningQuota: 9_437_184 },
      alias: name,
      emailAddresses: [`SMTP:${address}`],
    }),
    caller: { trustee: 'system' },
  });
  return { user: userState, mailbox: await endOf(client, mailbox) };
}

/** How a request ends that is still being undone when its caller gets an answer: its controller has to come back first. */
async function endOf(client: Client, { requestId, state }: Answer): Promise<string> {
  const deadline = Date.now() + undoMilliseconds;
  let last: Answer['state'] | undefined = state;
  while ((last === 'running' || last === 'undoing') && Date.now() < deadline) {
    await pause(pollMilliseconds);
    last = (await client.find(requestId))?.state;
  }
  if (last !== undefined && isSettled(last)) return last;
  return `${last}: ${(await client.explain(requestId))?.error?.message}`;
}

/** Users of the test at one controller; of two with one name the later one would have a name of its own. */
async function usersAt({ hoster, servers }: TwoControllers, controller: string) {
  const base = hoster.acme.path;
  const filter = '(&(objectClass=user)(displayName=mortal-*))';
  const found = await searchAt(servers, controller, { base, scope: 'sub', filter, attributes });
  return found
    .map((entry) => ({
      dn: entry.dn.toLowerCase(),
      displayName: String(entry['displayName']),
      homeMDB: valuesOf(entry['homeMDB']),
      others: attributes.map((name) => valuesOf(entry[name])),
    }))
    .sort((a, b) => (a.displayName < b.displayName ? -1 : 1));
}

function valuesOf(value: unknown): string[] {
  return [value ?? []].flat().map(String).sort();
}
