-- Space that an organization and those below it may be granted together. It counts as free space of a store does: where there is
-- less of it than somebody wants, nothing is chosen and nothing held.

-- Organizations with a plan: where they stand, and what their plan allows.
create table resource_manager.organization_limit (
  organization uuid primary key,
  -- Itself, then those above it.
  line uuid[] not null,
  -- Null: nothing is said.
  kilobytes bigint check (kilobytes >= 0)
);

create index limit_line on resource_manager.organization_limit using gin (line);

-- What an organization and those below it have been granted.
create function resource_manager.granted_below(p_organization uuid) returns bigint language sql stable as $$
  select coalesce(sum(g.granted), 0)::bigint
  from resource_manager.organization_limit b
  join resource_manager.organization_grant g using (organization)
  where b.line @> array[p_organization]
$$;

-- What an organization may still be granted, by its own limit and those above it; null when there is none.
create function resource_manager.limit_left(p_organization uuid) returns bigint language sql stable as $$
  select min(a.kilobytes - resource_manager.granted_below(a.organization))
  from resource_manager.organization_limit o
  join resource_manager.organization_limit a on a.organization = any(o.line)
  where o.organization = p_organization
    and a.kilobytes is not null
$$;

-- What limits leave as a number to compare with.
create function resource_manager.allowed_by_limits(p_organization uuid) returns bigint language sql stable as $$
  select greatest(coalesce(resource_manager.limit_left(p_organization), 9223372036854775807), 0)
$$;

-- Whoever changes grants also holds the limits that they count under, lowest first, before any store.
create or replace function resource_manager.lock_organization(p_organization uuid) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(746110, hashtext(p_organization::text));
  perform
  from resource_manager.organization_limit o
  join resource_manager.organization_limit a on a.organization = any(o.line)
  where o.organization = p_organization
    and a.kilobytes is not null
  order by array_position(o.line, a.organization)
  for update of a;
end $$;

create or replace function resource_manager.best_new_store(
  p_kind text, p_organization uuid, p_kilobytes bigint, p_shared boolean, p_most boolean
) returns bigint language plpgsql stable as $$
begin
  if p_kilobytes > resource_manager.allowed_by_limits(p_organization) then
    return null;
  end if;
  -- Two statements, so that each can walk the index and stop at the first row.
  if p_most then
    return (
      select s.store_id
      from resource_manager.store s
      where s.kind = p_kind
        and s.shared = p_shared
        and s.registered
        and s.provisionable
        and s.owner is null
        and s.free >= p_kilobytes
        and not exists (
          select
          from resource_manager.organization_grant g
          where g.organization = p_organization
            and g.store_id = s.store_id
        )
      order by s.free desc, s.store_id
      limit 1
    );
  end if;
  return (
    select s.store_id
    from resource_manager.store s
    where s.kind = p_kind
      and s.shared = p_shared
      and s.registered
      and s.provisionable
      and s.owner is null
      and s.free >= p_kilobytes
      and not exists (
        select
        from resource_manager.organization_grant g
        where g.organization = p_organization
          and g.store_id = s.store_id
      )
    order by s.free, s.store_id
    limit 1
  );
end $$;

create or replace function resource_manager.best_held_store(
  p_kind text, p_organization uuid, p_reserved bigint, p_used bigint, p_shared boolean, p_most boolean
) returns bigint language sql stable as $$
  select s.store_id
  from resource_manager.organization_grant g
  join resource_manager.store s on s.store_id = g.store_id
  cross join (select resource_manager.allowed_by_limits(p_organization) as kilobytes offset 0) allowed
  where g.organization = p_organization
    and s.kind = p_kind
    and s.registered
    and s.provisionable
    and (p_shared is null or s.shared = p_shared)
    and greatest(g.reserved + p_reserved, g.used + p_used) - g.granted <= least(greatest(s.free, 0), allowed.kilobytes)
  order by
    case when p_most then -s.free else s.free end,
    s.store_id
  limit 1
$$;

create or replace function resource_manager.hold_store(
  p_store bigint, p_organization uuid, p_reserved bigint, p_used bigint, p_new boolean
) returns boolean language plpgsql as $$
declare
  v_need bigint;
begin
  select greatest(coalesce(g.reserved, 0) + p_reserved, coalesce(g.used, 0) + p_used) - coalesce(g.granted, 0)
  into v_need
  from (select) nothing
  left join resource_manager.organization_grant g on g.organization = p_organization and g.store_id = p_store;
  if v_need > resource_manager.allowed_by_limits(p_organization) then
    return false;
  end if;
  perform
  from resource_manager.store s
  where s.store_id = p_store
    and v_need <= greatest(s.free, 0)
    and (not p_new or s.registered and s.provisionable and (s.owner is null or s.owner = p_organization))
  for no key update;
  if not found then
    raise exception using errcode = 'TRM01';
  end if;
  return true;
exception when sqlstate 'TRM01' then
  return false;
end $$;

-- What reservations on several stores add to what an organization has been granted: what has grown there by itself counts already.
create function resource_manager.added_by(p_organization uuid, p_stores bigint[], p_shares bigint[]) returns bigint language sql stable as $$
  select coalesce(sum(greatest(coalesce(g.reserved, 0) + u.share, coalesce(g.used, 0)) - coalesce(g.granted, 0)), 0)::bigint
  from unnest(p_stores, p_shares) as u (store_id, share)
  left join resource_manager.organization_grant g on g.store_id = u.store_id and g.organization = p_organization
$$;

create or replace function resource_manager.choose_grant(
  p_organization uuid, p_kilobytes bigint, p_algorithm text, p_shared boolean
) returns table (store_id bigint, kilobytes bigint) language plpgsql as $$
#variable_conflict use_column
declare
  v_store bigint;
  v_stores bigint[];
  v_shares bigint[];
begin
  perform resource_manager.lock_organization(p_organization);
  loop
    v_store := resource_manager.best_store('mail', p_organization, p_kilobytes, 0, p_algorithm, p_shared);
    exit when v_store is null;
    if resource_manager.hold_store(v_store, p_organization, p_kilobytes, 0, true) then
      return query select v_store, p_kilobytes;
      return;
    end if;
  end loop;

  loop
    select array_agg(t.store_id order by t.store_id), array_agg(least(t.room, p_kilobytes - t.before) order by t.store_id)
    into v_stores, v_shares
    from (
      select r.store_id, r.room, (sum(r.room) over (order by r.rank, r.room desc, r.store_id) - r.room)::bigint as before
      from (
        select s.store_id,
          s.free + coalesce(g.granted - g.reserved, 0) as room,
          case when p_algorithm = 'minStoreCount' and g.store_id is not null then 0 else 1 end as rank
        from resource_manager.store s
        left join resource_manager.organization_grant g on g.store_id = s.store_id and g.organization = p_organization
        where s.kind = 'mail'
          and s.registered
          and s.provisionable
          and (s.owner is null or s.owner = p_organization)
          and (p_shared is null or s.shared = p_shared)
      ) r
      where r.room > 0
    ) t
    where t.before < p_kilobytes;
    if coalesce((select sum(share) from unnest(v_shares) share), 0) < p_kilobytes then
      return;
    end if;
    if resource_manager.added_by(p_organization, v_stores, v_shares) > resource_manager.allowed_by_limits(p_organization) then
      return;
    end if;
    if resource_manager.hold_stores(p_organization, v_stores, v_shares) then
      return query select u.store_id, u.share from unnest(v_stores, v_shares) as u (store_id, share);
      return;
    end if;
  end loop;
end $$;

create or replace function resource_manager.hold_stores(p_organization uuid, p_stores bigint[], p_shares bigint[]) returns boolean language plpgsql as $$
declare
  v_held integer;
begin
  if resource_manager.added_by(p_organization, p_stores, p_shares) > resource_manager.allowed_by_limits(p_organization) then
    return false;
  end if;
  perform
  from resource_manager.store s
  where s.store_id = any(p_stores)
  order by s.store_id
  for no key update;
  select count(*) into v_held
  from unnest(p_stores, p_shares) as u (store_id, share)
  join resource_manager.store s on s.store_id = u.store_id
  left join resource_manager.organization_grant g on g.store_id = s.store_id and g.organization = p_organization
  where s.registered
    and s.provisionable
    and (s.owner is null or s.owner = p_organization)
    and s.free + coalesce(g.granted - g.reserved, 0) >= u.share;
  if v_held < cardinality(p_stores) then
    raise exception using errcode = 'TRM01';
  end if;
  return true;
exception when sqlstate 'TRM01' then
  return false;
end $$;
