import { books, read } from '@tenantry/engine';
import { guid, list, text } from '@tenantry/schema';

const readStatement = `
  select o.id as "GUID"
  from (
    select a.customer_id as id
    from plans.assignment a
    where a.type_name = $1
      and a.status = 'Enabled'
    union
    select i.line[1]
    from plans.counted_item i
  ) o
  order by o.id`;

export const ListCountedOrganizations_ = read({
  summary: 'Lists the organizations that have a plan of a type, or something that counts.',
  input: { planTypeName: text('Plan type, e.g. ExchOrgHosting.', { maxLength: 64 }) },
  output: { organizations: list('GUID', guid('One organization.'), { maxItems: 1_000_000 }) },

  async run({ input, use }) {
    const rows = await use(books).query<{ GUID: string }>(readStatement, [input.planTypeName]);
    return { organizations: rows.map(({ GUID }) => GUID) };
  },
});
