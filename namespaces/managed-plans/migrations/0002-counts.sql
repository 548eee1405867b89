-- What organizations have of the things that plans limit by number, e.g. groups. Each thing counts at its organization
-- and at all above it. The counters are kept, not recounted, so that the ten thousandth thing costs what the first one did.

create table plans.counted_item (
  -- The feature that limits things of the kind, e.g. maximum/groups.
  feature text not null,
  -- What tells one thing from another: a GUID, or a name.
  item text not null,
  -- The organizations where it counts, lowest first. A later change of the tree leaves them as they are.
  line uuid[] not null,
  primary key (feature, item)
);

create index counted_item_of_organization on plans.counted_item ((line[1]));

create table plans.item_count (
  organization_id uuid not null,
  feature text not null,
  used bigint not null check (used > 0),
  primary key (organization_id, feature)
);

-- The organization and those above it, lowest first.
create function plans.line_of(p_organization uuid) returns uuid[] language sql stable as $$
  with recursive line (id, depth) as (
    select p_organization, 0
    union all
    select c.parent_id, l.depth + 1
    from line l
    join plans.customer c on c.customer_id = l.id
    where c.parent_id is not null
      and l.depth < 16
  )
  select array_agg(id order by depth) from line
$$;

-- What the plans of an organization allow; null when none of them says anything.
create function plans.maximum_of(p_organization uuid, p_feature text) returns bigint language sql stable as $$
  select min(coalesce(o.value, f.value)::bigint) filter (where coalesce(o.value, f.value) ~ '^[0-9]{1,15}$')
  from plans.assignment a
  left join plans.plan_feature f on f.plan_id = a.plan_id and f.feature = p_feature
  left join plans.assignment_override o on o.assignment_id = a.assignment_id and o.feature = p_feature
  where a.customer_id = p_organization
    and a.status = 'Enabled'
$$;

-- Adds one to the counters of a line. When limits count, gives the first organization that would have too many; the caller
-- then rolls back. Lowest first: whoever shares a part of the line comes the same way. The limit is read when the counter
-- is held, so that whoever changes it and looks at the counter afterwards misses nobody.
create function plans.add_to_counts(
  p_feature text, p_line uuid[], p_limited boolean
) returns table ("organizationId" uuid, maximum bigint) language plpgsql as $$
declare
  v_organization uuid;
  v_used bigint;
  v_maximum bigint;
begin
  foreach v_organization in array p_line loop
    insert into plans.item_count as c (organization_id, feature, used)
    values (v_organization, p_feature, 1)
    on conflict (organization_id, feature) do update set used = c.used + 1
    returning c.used into v_used;
    v_maximum := plans.maximum_of(v_organization, p_feature);
    if p_limited and v_used > v_maximum then
      return query select v_organization, v_maximum;
      return;
    end if;
  end loop;
end $$;

-- Takes one from the counters of a line; one that comes to nothing goes.
create function plans.take_from_counts(p_feature text, p_line uuid[]) returns void language plpgsql as $$
declare
  v_organization uuid;
begin
  foreach v_organization in array p_line loop
    delete from plans.item_count c
    where c.organization_id = v_organization
      and c.feature = p_feature
      and c.used = 1;
    if not found then
      update plans.item_count c
      set used = c.used - 1
      where c.organization_id = v_organization
        and c.feature = p_feature;
    end if;
  end loop;
end $$;
