-- The embedded directory: entries, and the values by which they are looked up.

create table directory.context (
  name text primary key,
  dn text not null
);

create table directory.entry (
  guid uuid primary key,
  -- Names from the top of the tree, so that a subtree is one range; see distinguished-name.ts.
  tree text collate "C" not null unique,
  parent text collate "C" not null,
  dn text not null,
  attributes jsonb not null,
  sid integer unique,
  password text,
  usn bigint not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);

create index entry_parent on directory.entry (parent);

-- Comparable values of indexed attributes. Names of entries stand here as tree keys, so that references are found.
create table directory.value (
  attribute text not null,
  value text collate "C" not null,
  guid uuid not null references directory.entry (guid) on delete cascade
);

create index value_lookup on directory.value (attribute, value);
create index value_of_entry on directory.value (guid, attribute);
create unique index value_account_name on directory.value (value) where attribute = 'sAMAccountName';

create sequence directory.usn;
create sequence directory.sid as integer start 1100;

-- Adds an entry below an existing one; 'parent' when that is missing.
create function directory.add_entry(
  p_guid uuid, p_tree text, p_parent text, p_dn text, p_attributes jsonb, p_principal boolean, p_names text[], p_values text[]
) returns table (usn bigint, sid integer) language plpgsql as $$
declare
  v_usn bigint := nextval('directory.usn');
  v_sid integer := case when p_principal then nextval('directory.sid')::integer end;
begin
  perform from directory.entry e where e.tree = p_parent for key share;
  if not found then
    raise exception 'DIRECTORY_PARENT_MISSING';
  end if;
  insert into directory.entry (guid, tree, parent, dn, attributes, sid, usn)
  values (p_guid, p_tree, p_parent, p_dn, p_attributes, v_sid, v_usn);
  insert into directory.value (attribute, value, guid)
  select u.name, u.value, p_guid
  from unnest(p_names, p_values) as u (name, value);
  return query select v_usn, v_sid;
end $$;

-- Replaces the attributes of an entry that has not been changed since it was read; null when it has.
create function directory.update_entry(
  p_guid uuid, p_usn bigint, p_attributes jsonb, p_changed text[], p_names text[], p_values text[]
) returns bigint language plpgsql as $$
declare
  v_usn bigint := nextval('directory.usn');
begin
  update directory.entry e
  set attributes = p_attributes, usn = v_usn, changed_at = now()
  where e.guid = p_guid
    and e.usn = p_usn;
  if not found then
    return null;
  end if;
  delete from directory.value v where v.guid = p_guid and v.attribute = any(p_changed);
  insert into directory.value (attribute, value, guid)
  select u.name, u.value, p_guid
  from unnest(p_names, p_values) as u (name, value);
  return v_usn;
end $$;
