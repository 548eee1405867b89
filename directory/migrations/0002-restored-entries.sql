-- An entry that is put back gets its security identifier and its time of creation back. Older engines leave both out.

drop function directory.add_entry(uuid, text, text, text, jsonb, boolean, text[], text[]);

create function directory.add_entry(
  p_guid uuid, p_tree text, p_parent text, p_dn text, p_attributes jsonb, p_principal boolean, p_names text[], p_values text[],
  p_sid integer default null, p_created timestamptz default null
) returns table (usn bigint, sid integer, created_at timestamptz) language plpgsql as $$
declare
  v_usn bigint := nextval('directory.usn');
  v_sid integer := case when p_principal then coalesce(p_sid, nextval('directory.sid')::integer) end;
  v_created timestamptz := coalesce(p_created, now());
begin
  perform from directory.entry e where e.tree = p_parent for key share;
  if not found then
    raise exception 'DIRECTORY_PARENT_MISSING';
  end if;
  insert into directory.entry (guid, tree, parent, dn, attributes, sid, usn, created_at)
  values (p_guid, p_tree, p_parent, p_dn, p_attributes, v_sid, v_usn, v_created);
  insert into directory.value (attribute, value, guid)
  select u.name, u.value, p_guid
  from unnest(p_names, p_values) as u (name, value);
  return query select v_usn, v_sid, v_created;
end $$;
