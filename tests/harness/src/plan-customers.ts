import { type PlansOnly, plansOnly } from './plans-only.ts';

/** Plans of the tests: two for users on the list of the organization, one not on it, one for organizations. */
export const names = { gold: 'Gold', basic: 'Basic', unlisted: 'Unlisted', organization: 'Business' } as const;

/** A GUID that nothing has. */
export const nobody = '00000000-0000-4000-8000-000000000000';

/** Books with plans, and an organization and its user as customers. */
export async function customers(): Promise<PlansOnly> {
  const books = await plansOnly();
  const { run, organization, user } = books;
  await run('CreateCustomer', { path: organization.path, customerTypeName: 'BusinessOrganization' });
  await run('CreateCustomer', { path: user.path, customerTypeName: 'BusinessUser' });
  const features = [{ name: 'size', value: '1' }];
  for (const planName of [names.gold, names.basic, names.unlisted]) {
    await run('CreatePlan', { planName, planTypeName: 'UserHosting', planDescription: planName, features });
  }
  await run('CreatePlan', { planName: names.organization, planTypeName: 'OrgHosting', planDescription: 'Business' });
  await run('AddAvailablePlansToCustomer', { path: organization.path, availablePlans: [names.gold, names.basic] });
  return books;
}

/** What is recorded of a customer, oldest first. */
export async function eventsOf({ query }: PlansOnly, guid: string): Promise<string[]> {
  const rows = await query<{ event: string }>(
    `select concat_ws(' ', type_name, detail) as event
     from plans.event
     where customer_id = $1
     order by number`,
    [guid],
  );
  return rows.map(({ event }) => event);
}
