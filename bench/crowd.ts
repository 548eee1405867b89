import type { Installation } from '@tenantry/cli/installation';
import { type Run, runProcedure } from '@tenantry/cli/two-tenants';

const reseller = 'OU=ConsolidatedMessenger,OU=Hosting,DC=fabrikam,DC=com';
/** Name of the one user that is made by requests; it stands in everything that is his. */
const model = 'benchmodel';

/**
 * Makes an organization with many mailboxes: one by real requests, the others by copying what that one has in the database - entry
 * with its index, customer, plan, asset, allocation, count. So there is what requests would have made, in a hundredth of the time.
 * @returns its path
 */
export async function crowd(installation: Installation, name: string, mailboxes: number): Promise<string> {
  const run = runner(installation);
  const { path, domain } = await createTenant(installation, name);
  const { user } = await run('Hosted Active Directory::CreateUser', {
    container: path,
    userPrincipalName: `${model}@${domain}`,
    isAdmin: false,
  });
  await run('Hosted Email 2007::CreateMailbox', {
    user: user.path,
    planName: 'MailboxBasic',
    alias: model,
    emailAddresses: [`SMTP:${model}@${domain}`],
  });
  const { guid } = await installation.directory.read(user.path);
  if (mailboxes > 1) await copyMailbox(installation, guid, mailboxes - 1);
  return path;
}

/** An organization that may have mailboxes, made by requests. */
export async function createTenant(
  installation: Installation,
  name: string,
): Promise<{ readonly path: string; readonly domain: string }> {
  const run = runner(installation);
  const domain = `${name.toLowerCase()}.example`;
  const { org } = await run('Hosted Active Directory::CreateOrganization', { container: `LDAP://${reseller}`, name });
  await run('Hosted Active Directory::Subscribe', { path: org.path, planName: 'DirectoryBusiness' });
  await run('Hosted Email 2007::MailEnableTenant', {
    path: org.path,
    planName: 'BusinessGrowing',
    availablePlans: ['MailboxGold', 'MailboxBasic'],
    domainName: domain,
  });
  return { path: org.path, domain };
}

function runner({ client }: Installation): Run {
  return (name, input) => runProcedure(client, { name, input, trustee: 'system' });
}

/** Account names are unique in the whole domain, so the copies get names of their own. */
const copyEntries = `
  with copy as (
    insert into directory.object (guid, tree, parent, dn, attributes, usn)
    select c.guid, replace(e.tree, '${model}', c.name), e.parent, replace(e.dn, '${model}', c.name),
      replace(e.attributes::text, '${model}', c.name)::jsonb
        || jsonb_build_object('sAMAccountName', jsonb_build_array(left(c.guid::text, 18))),
      nextval('directory.usn')
    from bench_copy c, directory.object e
    where e.guid = $1
  )
  insert into directory.value (attribute, value, guid)
  select v.attribute,
    case v.attribute when 'sAMAccountName' then left(c.guid::text, 18) else replace(v.value, '${model}', c.name) end,
    c.guid
  from bench_copy c, directory.value v
  where v.guid = $1`;

const copyPlans = [
  `insert into plans.customer (customer_id, type_name, parent_id, common_name)
   select c.guid, o.type_name, o.parent_id, replace(o.common_name, '${model}', c.name)
   from bench_copy c, plans.customer o
   where o.customer_id = $1`,
  `insert into plans.assignment (assignment_id, customer_id, plan_id, type_name)
   select gen_random_uuid(), c.guid, o.plan_id, o.type_name
   from bench_copy c, plans.assignment o
   where o.customer_id = $1
     and o.status = 'Enabled'`,
  `insert into plans.asset (asset_id, customer_id, type_name, value)
   select gen_random_uuid(), c.guid, o.type_name, c.guid::text
   from bench_copy c, plans.asset o
   where o.customer_id = $1
     and o.status = 'Enabled'`,
  `insert into plans.counted_item (feature, item, line)
   select o.feature, c.guid::text, o.line
   from bench_copy c, plans.counted_item o
   where o.item = $1::text`,
  `update plans.item_count i
   set used = i.used + (select count(*) from bench_copy)
   from plans.counted_item o
   where o.item = $1::text
     and i.feature = o.feature
     and i.organization_id = any(o.line)`,
] as const;

const copySpace = [
  `update resource_manager.store s
   set kilobytes = s.kilobytes + o.kilobytes * (select count(*) from bench_copy)
   from resource_manager.mailbox_allocation o
   where o.mailbox = $1
     and s.store_id = o.store_id`,
  // Together, because ten thousand changes of one counter in one transaction would read each other's leavings.
  `insert into resource_manager.mailbox_allocation (mailbox, organization, store_id, kilobytes)
   select c.guid, o.organization, o.store_id, o.kilobytes
   from bench_copy c, resource_manager.mailbox_allocation o
   where o.mailbox = $1`,
  `select resource_manager.change_grant(o.organization, o.store_id, 0, o.kilobytes * n.number, n.number)
   from resource_manager.mailbox_allocation o, (select count(*)::integer as number from bench_copy) n
   where o.mailbox = $1`,
] as const;

async function copyMailbox({ pool }: Installation, guid: string, count: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      'create temporary table bench_copy on commit drop as select gen_random_uuid() as guid, $1 || number as name from generate_series(1, $2::integer) number',
      ['crowd', count],
    );
    for (const statement of [copyEntries, ...copyPlans, ...copySpace]) await client.query(statement, [guid]);
    await client.query('commit');
    await client.query('analyze');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
