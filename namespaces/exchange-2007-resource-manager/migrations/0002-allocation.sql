-- How space is chosen and taken.
--
-- No deadlock is possible, because everybody waits in one order: the lock of an organization (at most one), then stores
-- (mail before public, by ascending number). The rows of an organization are changed only under its lock and so never waited for.
-- A store that turned out too full is let go, by leaving the block that locked it, before another one is waited for.

-- Everything that changes the grants and allocations of an organization comes one after the other.
create function resource_manager.lock_organization(p_organization uuid) returns void language sql as $$
  select pg_advisory_xact_lock(746110, hashtext(p_organization::text))
$$;

-- Changes what an organization has on a store, and what the store has left.
-- Never refuses: whoever wants more looks first and holds the store, and whoever undoes must be able to.
create function resource_manager.change_grant(
  p_organization uuid, p_store bigint, p_reserved bigint, p_used bigint, p_consumers integer
) returns void language plpgsql as $$
declare
  v_reserved bigint := 0;
  v_used bigint := 0;
  v_consumers integer := 0;
  v_granted bigint := 0;
begin
  select g.reserved, g.used, g.consumers, g.granted
  into v_reserved, v_used, v_consumers, v_granted
  from (select) nothing
  left join resource_manager.organization_grant g on g.organization = p_organization and g.store_id = p_store;
  v_reserved := greatest(coalesce(v_reserved, 0) + p_reserved, 0);
  v_used := coalesce(v_used, 0) + p_used;
  v_consumers := coalesce(v_consumers, 0) + p_consumers;
  v_granted := coalesce(v_granted, 0);

  update resource_manager.store s
  set granted = s.granted + greatest(v_reserved, v_used) - v_granted,
    owner = case
      when s.shared then null
      when v_reserved > 0 or v_consumers > 0 then coalesce(s.owner, p_organization)
      else nullif(s.owner, p_organization)
    end
  where s.store_id = p_store
    and (
      greatest(v_reserved, v_used) <> v_granted
      or not s.shared and (s.owner is not distinct from p_organization) <> (v_reserved > 0 or v_consumers > 0)
    );

  if v_reserved = 0 and v_consumers = 0 then
    delete from resource_manager.organization_grant g
    where g.organization = p_organization
      and g.store_id = p_store;
  else
    insert into resource_manager.organization_grant (organization, store_id, reserved, used, consumers)
    values (p_organization, p_store, v_reserved, v_used, v_consumers)
    on conflict (organization, store_id) do update
    set reserved = excluded.reserved,
      used = excluded.used,
      consumers = excluded.consumers;
  end if;
end $$;

-- Changes reservations on several stores and keeps what was changed.
create function resource_manager.change_reservations(
  p_organization uuid, p_changes uuid[], p_stores bigint[], p_kilobytes bigint[]
) returns void language plpgsql as $$
declare
  v_change record;
begin
  perform resource_manager.lock_organization(p_organization);
  for v_change in
    insert into resource_manager.grant_change (change_id, organization, store_id, kilobytes)
    select c.change_id, p_organization, c.store_id, c.kilobytes
    from unnest(p_changes, p_stores, p_kilobytes) as c (change_id, store_id, kilobytes)
    join resource_manager.store s on s.store_id = c.store_id
    order by s.kind, s.store_id
    returning store_id, kilobytes
  loop
    perform resource_manager.change_grant(p_organization, v_change.store_id, v_change.kilobytes, 0, 0);
  end loop;
end $$;

-- Takes changes of reservations back; those that were taken back already are gone.
create function resource_manager.revert_reservations(p_organization uuid, p_changes uuid[]) returns void language plpgsql as $$
declare
  v_change record;
begin
  perform resource_manager.lock_organization(p_organization);
  for v_change in
    select c.change_id, c.store_id, c.kilobytes
    from resource_manager.grant_change c
    join resource_manager.store s on s.store_id = c.store_id
    where c.change_id = any(p_changes)
    order by s.kind, s.store_id
  loop
    delete from resource_manager.grant_change c where c.change_id = v_change.change_id;
    perform resource_manager.change_grant(p_organization, v_change.store_id, -v_change.kilobytes, 0, 0);
  end loop;
end $$;

-- The store that an organization does not have yet and that fits best: the one with the least space or with the most.
create function resource_manager.best_new_store(
  p_kind text, p_organization uuid, p_kilobytes bigint, p_shared boolean, p_most boolean
) returns bigint language plpgsql stable as $$
begin
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

-- The store that an organization has and that fits best when more is reserved or used there.
create function resource_manager.best_held_store(
  p_kind text, p_organization uuid, p_reserved bigint, p_used bigint, p_shared boolean, p_most boolean
) returns bigint language sql stable as $$
  select s.store_id
  from resource_manager.organization_grant g
  join resource_manager.store s on s.store_id = g.store_id
  where g.organization = p_organization
    and s.kind = p_kind
    and s.registered
    and s.provisionable
    and (p_shared is null or s.shared = p_shared)
    and greatest(g.reserved + p_reserved, g.used + p_used) - g.granted <= greatest(s.free, 0)
  order by
    case when p_most then -s.free else s.free end,
    s.store_id
  limit 1
$$;

-- The store where an organization can get more; null when there is none. Holds nothing.
create function resource_manager.best_store(
  p_kind text, p_organization uuid, p_reserved bigint, p_used bigint, p_algorithm text, p_shared boolean
) returns bigint language plpgsql stable as $$
declare
  v_most boolean := p_algorithm <> 'tightPack';
  v_held bigint;
  v_new bigint;
begin
  v_held := resource_manager.best_held_store(
    p_kind, p_organization, p_reserved, p_used, p_shared, p_algorithm = 'level'
  );
  if p_algorithm = 'minStoreCount' and v_held is not null then
    return v_held;
  end if;
  v_new := resource_manager.best_new_store(
    p_kind, p_organization, greatest(p_reserved, p_used), coalesce(p_shared, true), v_most
  );
  if v_held is null and v_new is null and p_shared is null then
    return resource_manager.best_new_store(p_kind, p_organization, greatest(p_reserved, p_used), false, v_most);
  end if;
  return (
    select s.store_id
    from resource_manager.store s
    where s.store_id in (v_held, v_new)
    order by
      case when v_most then -s.free else s.free end,
      s.store_id = v_new
    limit 1
  );
end $$;

-- Holds a store until the transaction ends if an organization can get more there; otherwise false, and nothing is held.
-- p_new: something new comes there, which the store must be open for.
create function resource_manager.hold_store(
  p_store bigint, p_organization uuid, p_reserved bigint, p_used bigint, p_new boolean
) returns boolean language plpgsql as $$
declare
  v_need bigint;
begin
  select greatest(coalesce(g.reserved, 0) + p_reserved, coalesce(g.used, 0) + p_used) - coalesce(g.granted, 0)
  into v_need
  from (select) nothing
  left join resource_manager.organization_grant g on g.organization = p_organization and g.store_id = p_store;
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

-- The store for a mailbox, held when the grant has to grow; null when there is none.
-- p_algorithm chooses among the stores with enough of their reservation left; p_grow, unless null, where to get more.
create function resource_manager.choose_mail_store(
  p_organization uuid, p_kilobytes bigint, p_algorithm text, p_grow text, p_shared boolean
) returns bigint language plpgsql as $$
declare
  v_store bigint;
begin
  perform resource_manager.lock_organization(p_organization);
  select g.store_id into v_store
  from resource_manager.organization_grant g
  join resource_manager.store s on s.store_id = g.store_id
  where g.organization = p_organization
    and s.kind = 'mail'
    and s.registered
    and s.provisionable
    and g.reserved - g.used >= p_kilobytes
  order by
    p_algorithm = 'minStoreCount' and g.consumers = 0,
    case when p_algorithm = 'level' then g.used - g.reserved else g.reserved - g.used end,
    g.store_id
  limit 1;
  while v_store is null and p_grow is not null loop
    v_store := resource_manager.best_store('mail', p_organization, 0, p_kilobytes, p_grow, p_shared);
    exit when v_store is null;
    if not resource_manager.hold_store(v_store, p_organization, 0, p_kilobytes, true) then
      v_store := null;
    end if;
  end loop;
  return v_store;
end $$;

-- The consumer store with the least space that is enough, held; null when there is none.
create function resource_manager.choose_consumer_store(p_kilobytes bigint, p_server text) returns bigint language plpgsql as $$
declare
  v_store bigint;
begin
  loop
    select s.store_id into v_store
    from resource_manager.store s
    where s.kind = 'consumer'
      and s.shared
      and s.registered
      and s.provisionable
      and s.owner is null
      and s.free >= p_kilobytes
      and (p_server is null or lower(s.server) = lower(p_server))
    order by s.free, s.store_id
    limit 1;
    exit when v_store is null or resource_manager.hold_store(v_store, null, 0, p_kilobytes, true);
  end loop;
  return v_store;
end $$;

-- The public store for an organization, held: the one it has, else the one with the least space that is enough.
create function resource_manager.choose_public_store(p_organization uuid, p_kilobytes bigint) returns bigint language plpgsql as $$
declare
  v_store bigint;
begin
  perform resource_manager.lock_organization(p_organization);
  loop
    select g.store_id into v_store
    from resource_manager.organization_grant g
    join resource_manager.store s on s.store_id = g.store_id
    where g.organization = p_organization
      and s.kind = 'public';
    if found then
      return case when resource_manager.hold_store(v_store, p_organization, p_kilobytes, 0, true) then v_store end;
    end if;
    v_store := resource_manager.best_new_store('public', p_organization, p_kilobytes, true, false);
    exit when v_store is null or resource_manager.hold_store(v_store, p_organization, p_kilobytes, 0, true);
  end loop;
  return v_store;
end $$;

-- The mail stores that together reserve more for an organization, held: one if one is enough, else as few as possible.
-- No rows when all together are not enough.
create function resource_manager.choose_grant(
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
    if resource_manager.hold_stores(p_organization, v_stores, v_shares) then
      return query select u.store_id, u.share from unnest(v_stores, v_shares) as u (store_id, share);
      return;
    end if;
  end loop;
end $$;

-- Holds several stores if an organization can reserve its shares on all of them; otherwise false, and nothing is held.
create function resource_manager.hold_stores(p_organization uuid, p_stores bigint[], p_shares bigint[]) returns boolean language plpgsql as $$
declare
  v_held integer;
begin
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
