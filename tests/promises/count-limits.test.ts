import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Answer } from '@tenantry/engine/client';
import { type Hosting, hosting } from '@tenantry/testing';

const callers = 64;
const maximum = 10;

describe('limits of a number of things', () => {
  it(`let ${maximum} groups, contacts and domains of one organization through, and no more, with ${callers} callers at once`, async () => {
    const hoster = await hosting();
    await limit(hoster, hoster.acme.path, { groups: maximum, contacts: maximum, domains: maximum + 1 });
    const kinds = { groups: distributionList, contacts: mailContact, domains: smtpDomain };

    for (const [kind, request] of Object.entries(kinds)) {
      const answers = await Promise.all(
        Array.from({ length: callers }, (_, index) => request(hoster, hoster.acme, `${kind}${index}`)),
      );

      assert.deepEqual(outcomes(answers), { done: maximum, PLANS_LIMIT_REACHED: callers - maximum }, kind);
    }
    assert.deepEqual(await countersThatAreWrong(hoster), []);
  });

  it('hold for a reseller over all its customers, and a place that is given back goes to somebody else', async () => {
    const hoster = await hosting();
    const { acme, rival, reseller, run } = hoster;
    await run('Hosted Email 2007::Subscribe', { organization: reseller.path, planName: 'BusinessGrowing' });
    await limit(hoster, reseller.path, { groups: maximum });

    const answers = await Promise.all(
      Array.from({ length: callers }, (_, index) =>
        distributionList(hoster, index % 2 === 0 ? acme : rival, `list${index}`),
      ),
    );
    assert.deepEqual(outcomes(answers), { done: maximum, PLANS_LIMIT_REACHED: callers - maximum });

    const { output } = answers.find(({ state }) => state === 'done') ?? {};
    await run('Hosted Email 2007::DeleteDistributionList', { group: (output as { group: string }).group });
    const again = await Promise.all([distributionList(hoster, acme, 'one'), distributionList(hoster, rival, 'other')]);
    assert.deepEqual(outcomes(again), { done: 1, PLANS_LIMIT_REACHED: 1 });
    assert.deepEqual(await countersThatAreWrong(hoster), []);
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
