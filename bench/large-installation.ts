import type { Installation } from '@tenantry/cli/installation';

import { crowd } from './crowd.ts';
import { listings } from './list-mailboxes.ts';
import { line, type Measured, measure } from './measure.ts';
import { createUsers, mailboxRequest, openSampleHoster, organization, submit } from './sample-hoster.ts';

/** How much there is. */
export interface Size {
  /** Mailboxes before and after the installation has grown. */
  readonly few: number;
  readonly many: number;
  /** Mailboxes of the organization that is listed. */
  readonly listed: number;
  readonly stores: number;
  readonly samples: number;
}

/** Whether anything becomes slower when an installation is large: a mailbox among many, a list of many, a choice among many stores. */
export async function largeInstallation(connectionString: string, folder: string, size: Size): Promise<string[]> {
  const installation = await openSampleHoster(connectionString, folder);
  try {
    const allocation = await allocationRates(installation, size);
    return [...allocation, ...(await growth(installation, size))];
  } finally {
    await installation.stop();
  }
}

/** Mailboxes one after the other, before and after the crowd has come. */
async function growth(installation: Installation, size: Size): Promise<string[]> {
  await crowd(installation, 'First', size.few);
  const among = async (count: number) => {
    const users = await createUsers(installation, size.samples);
    const raw = await rawWrites(installation, users[0] ?? '', size.samples);
    const measured = await measure(1, Number.POSITIVE_INFINITY, async () => {
      const user = users.pop();
      return user === undefined ? 'end' : submit(installation, mailboxRequest(user, 'MailboxBasic'));
    });
    return { measured, raw, text: line(`CreateMailbox among ${count} mailboxes, one caller`, measured) };
  };
  // The first requests warm everything up.
  await among(size.few);
  const few = await among(size.few);
  const listed = await crowd(installation, 'Listed', size.listed);
  const organizations = Math.ceil((size.many - size.few - size.listed) / size.listed);
  for (let number = 0; number < organizations; number++) await crowd(installation, `Crowd${number}`, size.listed);
  const many = await among(size.few + size.listed * (organizations + 1));
  return [
    few.text,
    `${many.text}${ratio(many.measured, few.measured)} (goal: at most 1.3 times), a raw change of an entry ${ratio(many.raw, few.raw)}`,
    ...(await listings(installation, listed, size.listed)),
  ];
}

/** Changes of one entry, one after the other: what the machine has left at the time. */
function rawWrites({ directory }: Installation, user: string, count: number): Promise<Measured> {
  let turn = 0;
  return measure(
    1,
    Number.POSITIVE_INFINITY,
    countdown(count, async () => {
      await directory.modify(user, { description: [`change ${++turn}`] });
    }),
  );
}

/** Space for a mailbox, taken and given back, among few stores and among many. */
async function allocationRates(installation: Installation, size: Size): Promise<string[]> {
  const [mailbox = ''] = await createUsers(installation, 1);
  const mailStore = { autoAllocate: 'level', algorithm: 'level', shared: 1 };
  const among = async (stores: number) => {
    await addStores(installation, stores);
    const measured = await measure(
      1,
      Number.POSITIVE_INFINITY,
      countdown(size.samples, async () => {
        await call(installation, 'AllocateMailbox', {
          organization: `LDAP://${organization}`,
          mailbox,
          kilobytes: 1024,
          mailStore,
        });
        await call(installation, 'DeAllocateMailbox', { mailbox });
      }),
    );
    return { measured, text: line(`allocate and release among ${stores} stores`, measured) };
  };
  await among(20);
  const few = await among(20);
  const many = await among(size.stores);
  // The directory does not know them: no mailbox can be put there.
  await installation.pool.query(`update resource_manager.store set provisionable = false where server like 'BENCH%'`);
  return [few.text, `${many.text}${ratio(many.measured, few.measured)} (goal: at most 2 times)`];
}

function countdown(count: number, work: () => Promise<void>): () => Promise<unknown> {
  let left = count;
  return async () => (left-- > 0 ? work() : 'end');
}

async function addStores({ pool }: Installation, count: number): Promise<void> {
  await pool.query(
    `insert into resource_manager.store (guid, kind, server, name, shared, kilobytes)
     select gen_random_uuid(), 'mail', 'BENCH' || number, 'Store ' || number, true, 1000000000
     from generate_series((select count(*) from resource_manager.store where kind = 'mail') + 1, $1) number`,
    [count],
  );
  await pool.query('analyze resource_manager.store');
}

function ratio(many: Measured, few: Measured): string {
  return `${(many.p50 / few.p50).toFixed(2)} times the p50 before`;
}

function call(installation: Installation, procedure: string, input: object): Promise<string> {
  return submit(installation, { namespace: 'Exchange 2007 Resource Manager', procedure, input });
}
