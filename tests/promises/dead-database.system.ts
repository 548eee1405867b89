// Debian packages: slapd ldap-utils
// In a process of its own: the database server that it kills is the one of its process.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';
import { eventually } from '@tenantry/testing/eventually';
import { openLdapPair } from '@tenantry/testing/slapd';

import { requireBooksAddUp } from './recount.ts';

const callers = 8;
const usersEach = 4;
const name = 'Hosted Email 2007::CreateMailbox';

describe('an engine whose database dies', () => {
  it('has nothing half when it is back: the books agree with the directory, which has lived on', async (test) => {
    const hoster = await hosting({ directory: openLdapPair });
    await commitToDisk(hoster);
    const users: string[] = [];
    for (let number = 0; number < callers * usersEach; number++) users.push(await hoster.acme.user(`user-${number}`));
    const waiting = users.values();
    let done = 0;
    const caller = async () => {
      for (const user of waiting) {
        if (!(await isMade(hoster, user))) continue;
        if (++done === callers) await killServerProcess(hoster);
      }
    };

    await Promise.all(Array.from({ length: callers }, caller));
    await settled(hoster);

    test.diagnostic(`${done} of ${users.length} mailboxes were made before the database died`);
    assert.ok(done >= callers && done < users.length);
    await requireBooksAddUp(hoster);
    assert.deepEqual(await spaceOrPlanOnly(hoster), []);
    await hoster.run(name, mailboxOf(await hoster.acme.user('later')));
  });
});

/** Databases of tests do not wait for the disk; one that dies has to. */
async function commitToDisk(hoster: Hosting): Promise<void> {
  const name = new URL(hoster.connectionString).pathname.slice(1);
  await hoster.pool.query(`alter database ${name} set synchronous_commit = on`);
  await hoster.restart();
}

/** A caller may also find that there is no database. */
function isMade({ client }: Hosting, user: string): Promise<boolean> {
  const [namespace = '', procedure = ''] = name.split('::');
  const what = { namespace, procedure, input: mailboxOf(user) };
  return client.submit({ what, caller: { trustee: 'system' } }).then(
    ({ state }) => state === 'done',
    () => false,
  );
}

function mailboxOf(user: string) {
  const [, alias = ''] = /CN=([^,@]+)/.exec(user) ?? [];
  return { user, planName: 'MailboxBasic', alias, emailAddresses: [`SMTP:${alias}@acme.example`] };
}

/** Whatever its processes share in memory is lost with one of them, and the server begins anew with what is on the disk. */
async function killServerProcess({ pool }: Hosting): Promise<void> {
  const { rows } = await pool.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and application_name = 'tenantry'",
  );
  process.kill(rows[0]?.pid ?? assert.fail('the engine has no connection'), 'SIGKILL');
}

/** Waits until the engine has come back and undone what it had left. */
async function settled({ engine, pool }: Hosting): Promise<void> {
  await eventually(async () => {
    const asking = pool.query("select from engine.request where state in ('running', 'undoing')");
    // There may be no database yet.
    const found = await asking.catch(() => undefined);
    return engine.ready() && found?.rowCount === 0;
  });
}

/** Mailboxes that have space without a plan, or a plan without space. */
async function spaceOrPlanOnly({ pool }: Hosting): Promise<unknown[]> {
  const { rows } = await pool.query(`
    select m.mailbox, a.customer_id
    from resource_manager.mailbox_allocation m
    full join (select customer_id from plans.assignment where type_name = 'ExchUserHosting' and status = 'Enabled') a
      on a.customer_id = m.mailbox
    where m.mailbox is null
      or a.customer_id is null`);
  return rows;
}
