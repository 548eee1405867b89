import { books, read } from '@tenantry/engine';
import { list, record, text } from '@tenantry/schema';

const selectDifferences = `
  with consumers as (
    select m.organization, m.store_id, m.kilobytes from resource_manager.mailbox_allocation m
    union all
    select f.organization, f.store_id, f.kilobytes from resource_manager.folder_allocation f
  ), used as (
    select c.organization, c.store_id, sum(c.kilobytes) as kilobytes, count(*) as number
    from consumers c
    group by c.organization, c.store_id
  ), taken as (
    select t.store_id, sum(t.kilobytes) as kilobytes
    from (
      select g.store_id, g.granted as kilobytes from resource_manager.organization_grant g
      union all
      select c.store_id, c.kilobytes from resource_manager.consumer_allocation c
    ) t
    group by t.store_id
  ), changes as (
    select c.organization, c.store_id, sum(c.kilobytes) as kilobytes
    from resource_manager.grant_change c
    group by c.organization, c.store_id
  )
  select format('used by %s on store %s', organization, store_id) as what,
    coalesce(u.kilobytes, 0)::text as counted,
    coalesce(g.used, 0)::text as found
  from resource_manager.organization_grant g
  full join used u using (organization, store_id)
  where coalesce(u.kilobytes, 0) <> coalesce(g.used, 0)
  union all
  select format('consumers of %s on store %s', organization, store_id),
    coalesce(u.number, 0)::text,
    coalesce(g.consumers, 0)::text
  from resource_manager.organization_grant g
  full join used u using (organization, store_id)
  where coalesce(u.number, 0) <> coalesce(g.consumers, 0)
  union all
  select format('reserved for %s on store %s', organization, store_id),
    coalesce(c.kilobytes, 0)::text,
    coalesce(g.reserved, 0)::text
  from resource_manager.organization_grant g
  full join changes c using (organization, store_id)
  where coalesce(c.kilobytes, 0) <> coalesce(g.reserved, 0)
  union all
  select format('granted on store %s', s.store_id), coalesce(t.kilobytes, 0)::text, s.granted::text
  from resource_manager.store s
  left join taken t on t.store_id = s.store_id
  where coalesce(t.kilobytes, 0) <> s.granted
  union all
  select format('owner of store %s', s.store_id), coalesce(g.organization::text, 'nobody'), coalesce(s.owner::text, 'nobody')
  from resource_manager.store s
  left join resource_manager.organization_grant g on g.store_id = s.store_id
  where s.owner is distinct from case when s.shared then null else g.organization end`;

export const Recount_ = read({
  summary: 'Compares the counters of the books with the sums of what they count.',
  source: 'known-faults.md B2, B3',
  input: {},
  output: {
    differences: list(
      'difference',
      record('One counter that is wrong.', {
        what: text('Counter, e.g. the space used on a store.'),
        counted: text('What it should be.'),
        found: text('What it is.'),
      }),
      { sentence: 'Empty when the books are right.' },
    ),
  },

  async run({ use }) {
    return { differences: await use(books).query<Difference>(selectDifferences) };
  },
});

interface Difference {
  readonly what: string;
  readonly counted: string;
  readonly found: string;
}
