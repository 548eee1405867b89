-- Attributes that may have as many values as the hoster has users keep them as rows, so that one more costs the same among
-- fifty thousand as among ten. Other attributes stay in the entry, as before.

-- The attributes that attribute-types.ts calls `apart`. A further one needs a migration that moves its values.
create function directory.apart() returns text[] language sql immutable parallel safe as $$
  select '{member,globalAddressList,msExchUMServerDialPlanLink}'::text[]
$$;

alter table directory.entry rename to object;

-- Rows of attributes that are kept apart are the values themselves; all others only lead to entries.
alter table directory.value
-- The value as it was written.
add column written text,
-- Their order within the attribute.
add column place bigint;

create sequence directory.place;

-- The key of a name is made by distinguished-name.ts. Here only plain names, without an escape, are recognized in the entry;
-- of the others the entry that they name knows how it is written, and the key itself has all parts.
with listed as (
  select o.guid, a.attribute, v.written, v.number,
    array_to_string(
      array(
        select p.part
        from string_to_table(lower(v.written), ',') with ordinality as p (part, number)
        order by p.number desc
      ),
      E'\u0001'
    ) as value
  from directory.object o
  cross join unnest(directory.apart()) as a (attribute)
  cross join lateral jsonb_array_elements_text(o.attributes -> a.attribute) with ordinality as v (written, number)
),
gone as (
  delete from directory.value v
  where v.attribute = any (directory.apart())
  returning v.attribute, v.value, v.guid
),
moved as (
  select distinct on (g.guid, g.attribute, g.value collate "C") g.attribute, g.value, g.guid, l.number,
    coalesce(
      l.written,
      named.dn,
      array_to_string(
        array(
          select p.part
          from string_to_table(g.value, E'\u0001') with ordinality as p (part, number)
          order by p.number desc
        ),
        ','
      )
    ) as written
  from gone g
  left join listed l on l.guid = g.guid and l.attribute = g.attribute and l.value = g.value
  left join directory.object named on named.tree = g.value
  order by g.guid, g.attribute, g.value collate "C", l.number
)
insert into directory.value (attribute, value, guid, written, place)
select m.attribute, m.value, m.guid, m.written, nextval('directory.place')
from (select * from moved order by guid, attribute, number nulls last) m;

update directory.object
set attributes = attributes - directory.apart()
where attributes ?| directory.apart();

-- One value of an entry is found as quickly as all; there is no index by which PostgreSQL could think fit to read all for one.
create index value_of_object on directory.value (guid, attribute, value);
drop index directory.value_of_entry;
create unique index value_apart on directory.value (guid, attribute, value) where place is not null;

-- Gives attributes that are kept apart their first values. The spellings stand in the attributes, in the order of the index rows.
create function directory.keep_apart(p_guid uuid, p_attributes jsonb, p_names text[], p_values text[]) returns void language sql as $$
  insert into directory.value (attribute, value, guid, written, place)
  select w.attribute, w.value, p_guid, w.written, nextval('directory.place')
  from (
    select k.attribute, k.value, v.written
    from (
      select u.name as attribute, u.value, row_number() over (partition by u.name order by u.number) as number
      from unnest(p_names, p_values) with ordinality as u (name, value, number)
      where u.name = any (directory.apart())
    ) k
    cross join lateral (select p_attributes -> k.attribute ->> (k.number - 1)::integer) as v (written)
    order by k.attribute, k.number
  ) w
  on conflict (guid, attribute, value) where place is not null do nothing
$$;

-- Adds an entry below an existing one; 'parent' when that is missing.
create or replace function directory.add_entry(
  p_guid uuid, p_tree text, p_parent text, p_dn text, p_attributes jsonb, p_principal boolean, p_names text[], p_values text[],
  p_sid integer default null, p_created timestamptz default null
) returns table (usn bigint, sid integer, created_at timestamptz) language plpgsql as $$
declare
  v_usn bigint := nextval('directory.usn');
  v_sid integer := case when p_principal then coalesce(p_sid, nextval('directory.sid')::integer) end;
  v_created timestamptz := coalesce(p_created, now());
begin
  perform from directory.object e where e.tree = p_parent for key share;
  if not found then
    raise exception 'DIRECTORY_PARENT_MISSING';
  end if;
  insert into directory.object (guid, tree, parent, dn, attributes, sid, usn, created_at)
  values (p_guid, p_tree, p_parent, p_dn, p_attributes - directory.apart(), v_sid, v_usn, v_created);
  insert into directory.value (attribute, value, guid)
  select u.name, u.value, p_guid
  from unnest(p_names, p_values) as u (name, value)
  where u.name <> all (directory.apart());
  if p_attributes ?| directory.apart() then
    perform directory.keep_apart(p_guid, p_attributes, p_names, p_values);
  end if;
  return query select v_usn, v_sid, v_created;
end $$;

-- Changes values that are kept apart, in order. Each operation: kind, attribute, values, and their keys.
create function directory.change_apart(p_guid uuid, p_operations jsonb) returns void language plpgsql as $$
declare
  v_operation record;
  v_count bigint;
begin
  for v_operation in
    select o.kind, o.attribute, o.keys, o.values
    from jsonb_to_recordset(p_operations) as o (kind text, attribute text, keys text[], "values" text[])
  loop
    if v_operation.kind = 'replace' then
      delete from directory.value v where v.guid = p_guid and v.attribute = v_operation.attribute;
    elsif v_operation.kind in ('delete', 'drop') then
      delete from directory.value v
      where v.guid = p_guid
        and v.attribute = v_operation.attribute
        and v.value = any (v_operation.keys)
        and v.place is not null;
      get diagnostics v_count = row_count;
    end if;
    if v_operation.kind in ('replace', 'add', 'ensure') then
      insert into directory.value (attribute, value, guid, written, place)
      select v_operation.attribute, u.key, p_guid, u.written, nextval('directory.place')
      from (
        select k.key, k.written
        from unnest(v_operation.keys, v_operation.values) with ordinality as k (key, written, number)
        order by k.number
      ) u
      on conflict (guid, attribute, value) where place is not null do nothing;
      get diagnostics v_count = row_count;
    end if;
    if v_operation.kind in ('add', 'delete') and v_count <> cardinality(v_operation.keys) then
      raise exception 'DIRECTORY_VALUE_CHANGED' using column = v_operation.attribute;
    end if;
  end loop;
end $$;

-- Changes an entry of which only values that are kept apart change: it need not be read before. Null when there is none.
create function directory.modify_apart(p_tree text, p_operations jsonb) returns bigint language plpgsql as $$
declare
  v_guid uuid;
  v_usn bigint;
begin
  update directory.object e
  set usn = nextval('directory.usn'), changed_at = now()
  where e.tree = p_tree
  returning e.guid, e.usn into v_guid, v_usn;
  if not found then
    return null;
  end if;
  perform directory.change_apart(v_guid, p_operations);
  return v_usn;
end $$;

-- Changes an entry that has not been changed since it was read; null when it has. Only index rows that differ come and go.
create function directory.modify_entry(
  p_guid uuid, p_usn bigint, p_attributes jsonb,
  p_gone_names text[], p_gone_values text[], p_new_names text[], p_new_values text[], p_operations jsonb
) returns bigint language plpgsql as $$
declare
  v_usn bigint := nextval('directory.usn');
begin
  update directory.object e
  set attributes = p_attributes, usn = v_usn, changed_at = now()
  where e.guid = p_guid
    and e.usn = p_usn;
  if not found then
    return null;
  end if;
  if cardinality(p_gone_names) > 0 then
    delete from directory.value v
    using unnest(p_gone_names, p_gone_values) as g (name, value)
    where v.guid = p_guid
      and v.attribute = g.name
      and v.value = g.value;
  end if;
  if cardinality(p_new_names) > 0 then
    insert into directory.value (attribute, value, guid)
    select u.name, u.value, p_guid
    from unnest(p_new_names, p_new_values) as u (name, value);
  end if;
  if p_operations is not null then
    perform directory.change_apart(p_guid, p_operations);
  end if;
  return v_usn;
end $$;

-- Entries with all their values in one, as engines of the version before read and write them until they have been replaced.
create view directory.entry as
select o.guid, o.tree, o.parent, o.dn,
  o.attributes || coalesce(
    (
      select jsonb_object_agg(a.attribute, a.list)
      from (
        select v.attribute, jsonb_agg(v.written order by v.place) as list
        from directory.value v
        where v.guid = o.guid
          and v.attribute = any (directory.apart())
        group by v.attribute
      ) a
    ),
    '{}'
  ) as attributes,
  o.sid, o.password, o.usn, o.created_at, o.changed_at, o.name
from directory.object o;

-- They write to it what they know to be new; the rest may have been changed by others meanwhile.
create function directory.update_object() returns trigger language plpgsql as $$
begin
  update directory.object o
  set tree = new.tree, parent = new.parent, dn = new.dn, usn = new.usn, changed_at = new.changed_at,
    attributes = case
      when new.attributes is distinct from old.attributes then new.attributes - directory.apart() else o.attributes
    end,
    password = case when new.password is distinct from old.password then new.password else o.password end
  where o.guid = old.guid;
  if not found then
    return null;
  end if;
  return new;
end $$;

create trigger entry_updated instead of update on directory.entry
for each row execute function directory.update_object();

create or replace function directory.update_entry(
  p_guid uuid, p_usn bigint, p_attributes jsonb, p_changed text[], p_names text[], p_values text[]
) returns bigint language plpgsql as $$
declare
  v_usn bigint := nextval('directory.usn');
begin
  update directory.object e
  set attributes = p_attributes - directory.apart(), usn = v_usn, changed_at = now()
  where e.guid = p_guid
    and e.usn = p_usn;
  if not found then
    return null;
  end if;
  delete from directory.value v where v.guid = p_guid and v.attribute = any (p_changed);
  insert into directory.value (attribute, value, guid)
  select u.name, u.value, p_guid
  from unnest(p_names, p_values) as u (name, value)
  where u.name <> all (directory.apart());
  perform directory.keep_apart(p_guid, p_attributes, p_names, p_values);
  return v_usn;
end $$;
