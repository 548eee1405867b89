-- The counters of the books, and what they count. Whoever mends them locks the tables, so that nobody changes one meanwhile.

-- Counters that differ from what they count. A grant is counted by what is reserved and used, not by its own counters,
-- so that one wrong counter does not make another one look right.
create function resource_manager.recount() returns table (
  counter text, organization uuid, store_id bigint, booked text, counted text, correction bigint
) language sql stable as $$
  with consumer as (
    select m.organization, m.store_id, m.kilobytes from resource_manager.mailbox_allocation m
    union all
    select f.organization, f.store_id, f.kilobytes from resource_manager.folder_allocation f
  ), used as (
    select c.organization, c.store_id, sum(c.kilobytes)::bigint as kilobytes, count(*)::integer as number
    from consumer c
    group by c.organization, c.store_id
  ), change as (
    select c.organization, c.store_id, sum(c.kilobytes)::bigint as kilobytes
    from resource_manager.grant_change c
    group by c.organization, c.store_id
  ), counted as (
    select organization, store_id, coalesce(c.kilobytes, 0) as reserved, coalesce(u.kilobytes, 0) as used,
      coalesce(u.number, 0) as consumers
    from used u
    full join change c using (organization, store_id)
  ), grant_difference as (
    select organization, store_id, coalesce(g.reserved, 0) as reserved, coalesce(g.used, 0) as used,
      coalesce(g.consumers, 0) as consumers, coalesce(c.reserved, 0) as counted_reserved, coalesce(c.used, 0) as counted_used,
      coalesce(c.consumers, 0) as counted_consumers
    from resource_manager.organization_grant g
    full join counted c using (organization, store_id)
  ), taken as (
    select t.store_id, sum(t.kilobytes)::bigint as kilobytes
    from (
      select c.store_id, greatest(c.reserved, c.used) as kilobytes from counted c
      union all
      select c.store_id, c.kilobytes from resource_manager.consumer_allocation c
    ) t
    group by t.store_id
  ), holder as (
    -- A store of one organization only has one holder; with several it is the first one that stays.
    select c.store_id, min(c.organization::text)::uuid as organization
    from counted c
    where c.reserved > 0
      or c.consumers > 0
    group by c.store_id
  )
  select 'reserved', d.organization, d.store_id, d.reserved::text, d.counted_reserved::text, d.counted_reserved - d.reserved
  from grant_difference d
  where d.reserved <> d.counted_reserved
  union all
  select 'used', d.organization, d.store_id, d.used::text, d.counted_used::text, d.counted_used - d.used
  from grant_difference d
  where d.used <> d.counted_used
  union all
  select 'consumers', d.organization, d.store_id, d.consumers::text, d.counted_consumers::text,
    d.counted_consumers - d.consumers
  from grant_difference d
  where d.consumers <> d.counted_consumers
  union all
  select 'granted', null, s.store_id, s.granted::text, coalesce(t.kilobytes, 0)::text, coalesce(t.kilobytes, 0) - s.granted
  from resource_manager.store s
  left join taken t on t.store_id = s.store_id
  where coalesce(t.kilobytes, 0) <> s.granted
  union all
  select 'owner', null, s.store_id, coalesce(s.owner::text, 'nobody'), coalesce(h.organization::text, 'nobody'), 0
  from resource_manager.store s
  left join holder h on h.store_id = s.store_id and not s.shared
  where s.owner is distinct from h.organization
    and (
      s.owner is null
      or h.organization is null
      or not exists (
        select
        from counted c
        where c.store_id = s.store_id
          and c.organization = s.owner
          and (c.reserved > 0 or c.consumers > 0)
      )
    )
$$;

-- Nobody changes a counter, or what it counts, until the transaction ends.
create function resource_manager.lock_counters() returns void language sql as $$
  lock table resource_manager.mailbox_allocation, resource_manager.folder_allocation, resource_manager.consumer_allocation,
    resource_manager.grant_change, resource_manager.store, resource_manager.organization_grant in exclusive mode
$$;

-- Adds to one counter of a grant. A grant without anything goes, one that is missing comes.
create function resource_manager.correct_grant(
  p_organization uuid, p_store bigint, p_reserved bigint, p_used bigint, p_consumers integer
) returns void language plpgsql as $$
begin
  insert into resource_manager.organization_grant as g (organization, store_id, reserved, used, consumers)
  values (p_organization, p_store, greatest(p_reserved, 0), greatest(p_used, 0), greatest(p_consumers, 0))
  on conflict (organization, store_id) do update
  set reserved = g.reserved + p_reserved,
    used = g.used + p_used,
    consumers = g.consumers + p_consumers;
  delete from resource_manager.organization_grant g
  where g.organization = p_organization
    and g.store_id = p_store
    and g.reserved = 0
    and g.used = 0
    and g.consumers = 0;
end $$;
