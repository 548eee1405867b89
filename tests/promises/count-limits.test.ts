import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Answer } from '@tenantry/engine/client';
import { type Hosting, hosting } from '@tenantry/testing';

const callers = 64;
const maximum = 10;

describe('limits of a number of things', () => {
  it(`let ${maximum} of one organization through, and no more, with ${callers} callers at once`, async () => {
    const hoster = await hosting();
    await limit(hoster, hoster.acme.path, { groups: maximum });

    const answers = await atOnce((index) => distributionList(hoster, hoster.acme, `list${index}`));

    assert.deepEqual(outcomes(answers), { done: maximum, PLANS_LIMIT_REACHED: callers - maximum });
    assert.deepEqual(await countersThatAreWrong(hoster), []);
  });

  it(`let ${maximum} mailboxes through when the plan allows as many, and when the space of the organization ends there`, async () => {
    const limits = {
      PLANS_LIMIT_REACHED: (hoster: Hosting) => limit(hoster, hoster.acme.path, { mailboxes: maximum }),
      RESOURCE_MANAGER_GRANT_TOO_SMALL: (hoster: Hosting) => limitSpace(hoster, maximum * basicMegabytes),
    };
    for (const [code, set] of Object.entries(limits)) {
      const hoster = await hosting();
      await set(hoster);
      const users = await atOnce((index) => hoster.acme.user(`user${index}`));

      const answers = await atOnce((index) =>
        mailbox(hoster, users[index] ?? '', `user${index}@${hoster.acme.domain}`),
      );

      assert.deepEqual(outcomes(answers), { done: maximum, [code]: callers - maximum });
      assert.deepEqual(await countersThatAreWrong(hoster), []);
      assert.deepEqual((await hoster.run('Exchange 2007 Resource Manager::Recount_', {})).differences, []);

      // One gone, one more: nobody is refused without cause.
      const made = answers.findIndex(({ state }) => state === 'done');
      const refused = answers.findIndex(({ state }) => state !== 'done');
      await hoster.run('Hosted Email 2007::DeleteMailbox', { user: users[made] });
      assert.deepEqual(
        outcomes([await mailbox(hoster, users[refused] ?? '', `user${refused}@${hoster.acme.domain}`)]),
        { done: 1 },
      );
    }
  });

  it('let all through who together want exactly the space that stores have, and nobody after them', async () => {
    const hoster = await hosting();
    const { acme, pool, rival, run } = hoster;
    await pool.query(`update resource_manager.store set kilobytes = $1 where kind = 'mail'`, [callers * 1024]);
    const reserve = (organization: string) =>
      hoster.client.submit({
        what: {
          namespace: 'Exchange 2007 Resource Manager',
          procedure: 'AllocateOrganization',
          input: { organization, mailStore: { megabytes: 3, algorithm: 'level' } },
        },
        caller: { trustee: 'system' },
      });

    const answers = await Promise.all(
      Array.from({ length: callers }, (_, index) => reserve(index % 2 === 0 ? acme.path : rival.path)),
    );

    assert.deepEqual(outcomes(answers), { done: callers });
    assert.deepEqual(outcomes([await reserve(acme.path)]), { RESOURCE_MANAGER_NO_RANKED_RESOURCES: 1 });
    assert.deepEqual((await run('Exchange 2007 Resource Manager::Recount_', {})).differences, []);
  });

  it('hold for a reseller over all its customers, and a place that is given back goes to somebody else', async () => {
    const hoster = await hosting();
    const { acme, rival, reseller, run } = hoster;
    await run('Hosted Email 2007::Subscribe', { organization: reseller.path, planName: 'BusinessGrowing' });
    // Its customers have a domain each already.
    await limit(hoster, reseller.path, {
      mailboxes: maximum,
      groups: maximum,
      contacts: maximum,
      domains: maximum + 2,
    });
    const users = await atOnce((index) => (index % 2 === 0 ? acme : rival).user(`user${index}`));
    const kinds = {
      mailboxes: (owner: Owner, index: number) => mailbox(hoster, users[index] ?? '', `user${index}@${owner.domain}`),
      groups: (owner: Owner, index: number) => distributionList(hoster, owner, `list${index}`),
      contacts: (owner: Owner, index: number) => mailContact(hoster, owner, `contact${index}`),
      domains: (owner: Owner, index: number) => smtpDomain(hoster, owner, `domain${index}`),
    };

    for (const [kind, request] of Object.entries(kinds)) {
      const answers = await atOnce((index) => request(index % 2 === 0 ? acme : rival, index));
      assert.deepEqual(outcomes(answers), { done: maximum, PLANS_LIMIT_REACHED: callers - maximum }, kind);
      if (kind !== 'groups') continue;

      const { output } = answers.find(({ state }) => state === 'done') ?? {};
      await run('Hosted Email 2007::DeleteDistributionList', { group: (output as { group: string }).group });
      const again = await Promise.all([
        distributionList(hoster, acme, 'one'),
        distributionList(hoster, rival, 'other'),
      ]);
      assert.deepEqual(outcomes(again), { done: 1, PLANS_LIMIT_REACHED: 1 });
    }
    assert.deepEqual(await countersThatAreWrong(hoster), []);

    // The ten mailboxes have all that grew for them; with another five the customers have what the plan allows.
    const refused = await mailboxesWithin(hoster, { users, megabytes: (maximum + 5) * basicMegabytes });
    assert.deepEqual(refused.outcomes, { done: 5, RESOURCE_MANAGER_SPACE_LIMIT_REACHED: callers - maximum - 5 });
    assert.deepEqual(outcomes([await refused.again()]), { RESOURCE_MANAGER_SPACE_LIMIT_REACHED: 1 });
    await run('Hosted Email 2007::DeleteMailbox', { user: refused.made });
    assert.deepEqual(outcomes([await refused.again()]), { done: 1 });
    assert.deepEqual((await run('Exchange 2007 Resource Manager::Recount_', {})).differences, []);
  });

  it('refuse no plan but one that allows less than there is', async () => {
    const hoster = await hosting();
    await distributionList(hoster, hoster.acme, 'one');
    await distributionList(hoster, hoster.acme, 'two');
    for (const groups of [1, 2]) {
      await hoster.run('Hosted Email 2007::CreateOrganizationPlan', {
        planName: `Groups${groups}`,
        description: `${groups} groups`,
        features: { mailStore: { dynamicQuota: 1, shared: 1, algorithm: 'minStoreCount' }, maximum: { groups } },
      });
    }
    const change = (planName: string) =>
      hoster.run('Hosted Email 2007::ChangeOrganizationPlanAssignment', { organization: hoster.acme.path, planName });

    await assert.rejects(change('Groups1'), { code: 'PLANS_LIMIT_BELOW_COUNT' });
    await change('Groups2');

    const [third] = outcomesOf([await distributionList(hoster, hoster.acme, 'three')]);
    assert.equal(third, 'PLANS_LIMIT_REACHED');
  });
});

/** Gives an organization limits of its own. */
async function limit({ run }: Hosting, path: string, limits: Readonly<Record<string, number>>): Promise<void> {
  await run('Managed Plans::SetPlanOverrides_', {
    path,
    planTypeName: 'ExchOrgHosting',
    planOverrides: Object.entries(limits).map(([kind, value]) => ({ name: `maximum/${kind}`, value: String(value) })),
  });
}

/** Megabytes of a mailbox with the plan MailboxBasic. */
const basicMegabytes = 100;

/** Gives the tenant acme so much space and no more: it may not grow. */
async function limitSpace({ acme, run }: Hosting, megabytes: number): Promise<void> {
  await run('Hosted Email 2007::CreateOrganizationPlan', {
    planName: 'Fixed',
    description: 'Space that does not grow',
    features: { mailStore: { dynamicQuota: 0, megabytes, shared: 1, algorithm: 'minStoreCount' } },
  });
  await run('Hosted Email 2007::ChangeOrganizationPlanAssignment', { organization: acme.path, planName: 'Fixed' });
}

/** Asks for each of so many things at the same time. */
function atOnce<T>(request: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: callers }, (_, index) => request(index)));
}

function mailbox(hoster: Hosting, user: string, address: string): Promise<Answer> {
  const alias = address.split('@')[0];
  const emailAddresses = [`SMTP:${address}`];
  return submit(hoster, 'CreateMailbox', { user, planName: 'MailboxBasic', alias, emailAddresses });
}

/** Gives the reseller a plan that limits space, and each user who has none a mailbox, all at once. */
async function mailboxesWithin(
  hoster: Hosting,
  { users, megabytes }: { readonly users: readonly string[]; readonly megabytes: number },
) {
  const { acme, directory, reseller, rival, run } = hoster;
  await run('Hosted Email 2007::CreateOrganizationPlan', {
    planName: 'Limited',
    description: 'Space that all customers share',
    features: { mailStore: { dynamicQuota: 1, shared: 1, algorithm: 'minStoreCount' }, maximum: { megabytes } },
  });
  await run('Hosted Email 2007::ChangeOrganizationPlanAssignment', {
    organization: reseller.path,
    planName: 'Limited',
  });
  const wanted: { user: string; address: string }[] = [];
  for (const [index, user] of users.entries()) {
    const address = `user${index}@${(index % 2 === 0 ? acme : rival).domain}`;
    if ((await directory.read(user, ['homeMDB'])).attributes['homeMDB'] === undefined) wanted.push({ user, address });
  }

  const answers = await Promise.all(wanted.map(({ user, address }) => mailbox(hoster, user, address)));

  const last = wanted[answers.findLastIndex(({ state }) => state !== 'done')] ?? { user: '', address: '' };
  return {
    outcomes: outcomes(answers),
    made: wanted[answers.findIndex(({ state }) => state === 'done')]?.user,
    again: () => mailbox(hoster, last.user, last.address),
  };
}

type Owner = Hosting['acme'];

function distributionList(hoster: Hosting, { path, domain }: Owner, name: string): Promise<Answer> {
  return submit(hoster, 'CreateDistributionList', { container: path, managedBy: `admin@${domain}`, name });
}

async function mailContact(hoster: Hosting, { path, domain }: Owner, name: string): Promise<Answer> {
  const created = await hoster.run('Managed Active Directory::CreateContact', { container: path, name });
  return submit(hoster, 'MailEnableContact', {
    contact: created.path,
    externalEmailAddress: 'pat@partner.example',
    primarySmtpAddress: `${name}@${domain}`,
  });
}

function smtpDomain(hoster: Hosting, { path }: Owner, name: string): Promise<Answer> {
  return submit(hoster, 'CreateSMTPDomain', { organization: path, domainName: `${name}.example` });
}

function submit({ client }: Hosting, procedure: string, input: unknown): Promise<Answer> {
  return client.submit({ what: { namespace: 'Hosted Email 2007', procedure, input }, caller: { trustee: 'system' } });
}

/** How many answers there are of each kind. */
function outcomes(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomesOf(answers)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

function outcomesOf(answers: readonly Answer[]): string[] {
  return answers.map(({ state, error }) => error?.code ?? state);
}

/** Counters that differ from the number of things that count there. */
async function countersThatAreWrong({ pool }: Hosting): Promise<unknown[]> {
  const { rows } = await pool.query(`
    with counted as (
      select feature, organization_id, count(*) as used
      from plans.counted_item, unnest(line) as organization_id
      group by feature, organization_id
    )
    select feature, organization_id, c.used as counted, i.used as found
    from plans.item_count i
    full join counted c using (feature, organization_id)
    where c.used is distinct from i.used`);
  return rows;
}
