-- What mailboxes and folders take. Each function is the undo of another one, or of itself the other way round,
-- and does nothing when the row is not as it expects: so each may be run twice.

-- Whether an organization can use more on a store: out of its reservation, or else, if it may grow, with the store held.
create function resource_manager.hold_room(
  p_organization uuid, p_store bigint, p_kilobytes bigint, p_grow boolean, p_new boolean
) returns boolean language plpgsql as $$
begin
  perform resource_manager.lock_organization(p_organization);
  if exists (
    select
    from resource_manager.organization_grant g
    where g.organization = p_organization
      and g.store_id = p_store
      and g.reserved - g.used >= p_kilobytes
  ) then
    return true;
  end if;
  return p_grow and resource_manager.hold_store(p_store, p_organization, 0, p_kilobytes, p_new);
end $$;

create function resource_manager.add_mailbox(
  p_mailbox uuid, p_organization uuid, p_store bigint, p_kilobytes bigint
) returns boolean language plpgsql as $$
begin
  perform resource_manager.lock_organization(p_organization);
  insert into resource_manager.mailbox_allocation (mailbox, organization, store_id, kilobytes)
  values (p_mailbox, p_organization, p_store, p_kilobytes)
  on conflict do nothing;
  if found then
    perform resource_manager.change_grant(p_organization, p_store, 0, p_kilobytes, 1);
    return true;
  end if;
  return false;
end $$;

create function resource_manager.remove_mailbox(p_mailbox uuid, p_organization uuid, p_store bigint) returns boolean language plpgsql as $$
declare
  v_kilobytes bigint;
begin
  perform resource_manager.lock_organization(p_organization);
  delete from resource_manager.mailbox_allocation m
  where m.mailbox = p_mailbox
    and m.organization = p_organization
    and m.store_id = p_store
  returning m.kilobytes into v_kilobytes;
  if found then
    perform resource_manager.change_grant(p_organization, p_store, 0, -v_kilobytes, -1);
    return true;
  end if;
  return false;
end $$;

create function resource_manager.resize_mailbox(
  p_mailbox uuid, p_organization uuid, p_store bigint, p_from bigint, p_to bigint
) returns boolean language plpgsql as $$
begin
  perform resource_manager.lock_organization(p_organization);
  update resource_manager.mailbox_allocation m
  set kilobytes = p_to
  where m.mailbox = p_mailbox
    and m.organization = p_organization
    and m.store_id = p_store
    and m.kilobytes = p_from;
  if found then
    perform resource_manager.change_grant(p_organization, p_store, 0, p_to - p_from, 0);
    return true;
  end if;
  return false;
end $$;

create function resource_manager.move_mailbox(p_mailbox uuid, p_organization uuid, p_from bigint, p_to bigint) returns boolean language plpgsql as $$
declare
  v_kilobytes bigint;
  v_change record;
begin
  perform resource_manager.lock_organization(p_organization);
  update resource_manager.mailbox_allocation m
  set store_id = p_to
  where m.mailbox = p_mailbox
    and m.organization = p_organization
    and m.store_id = p_from
  returning m.kilobytes into v_kilobytes;
  if not found then
    return false;
  end if;
  for v_change in
    select c.store_id, c.sign from (values (p_from, -1), (p_to, 1)) as c (store_id, sign) order by c.store_id
  loop
    perform resource_manager.change_grant(p_organization, v_change.store_id, 0, v_change.sign * v_kilobytes, v_change.sign);
  end loop;
  return true;
end $$;

create function resource_manager.add_folder(
  p_organization uuid, p_path text, p_store bigint, p_kilobytes bigint
) returns boolean language plpgsql as $$
begin
  perform resource_manager.lock_organization(p_organization);
  insert into resource_manager.folder_allocation (organization, path, store_id, kilobytes)
  values (p_organization, p_path, p_store, p_kilobytes)
  on conflict do nothing;
  if found then
    perform resource_manager.change_grant(p_organization, p_store, 0, p_kilobytes, 1);
    return true;
  end if;
  return false;
end $$;

create function resource_manager.remove_folder(p_organization uuid, p_path text) returns boolean language plpgsql as $$
declare
  v_folder record;
begin
  perform resource_manager.lock_organization(p_organization);
  delete from resource_manager.folder_allocation f
  where f.organization = p_organization
    and lower(f.path) = lower(p_path)
  returning f.store_id, f.kilobytes into v_folder;
  if found then
    perform resource_manager.change_grant(p_organization, v_folder.store_id, 0, -v_folder.kilobytes, -1);
    return true;
  end if;
  return false;
end $$;

create function resource_manager.resize_folder(
  p_organization uuid, p_path text, p_from bigint, p_to bigint
) returns boolean language plpgsql as $$
declare
  v_store bigint;
begin
  perform resource_manager.lock_organization(p_organization);
  update resource_manager.folder_allocation f
  set kilobytes = p_to
  where f.organization = p_organization
    and lower(f.path) = lower(p_path)
    and f.kilobytes = p_from
  returning f.store_id into v_store;
  if found then
    perform resource_manager.change_grant(p_organization, v_store, 0, p_to - p_from, 0);
    return true;
  end if;
  return false;
end $$;

create function resource_manager.add_consumer(p_mailbox uuid, p_store bigint, p_kilobytes bigint) returns boolean language plpgsql as $$
begin
  insert into resource_manager.consumer_allocation (mailbox, store_id, kilobytes)
  values (p_mailbox, p_store, p_kilobytes)
  on conflict do nothing;
  if found then
    update resource_manager.store s set granted = s.granted + p_kilobytes where s.store_id = p_store;
    return true;
  end if;
  return false;
end $$;

create function resource_manager.remove_consumer(p_mailbox uuid, p_store bigint) returns boolean language plpgsql as $$
declare
  v_kilobytes bigint;
begin
  delete from resource_manager.consumer_allocation c
  where c.mailbox = p_mailbox
    and c.store_id = p_store
  returning c.kilobytes into v_kilobytes;
  if found then
    update resource_manager.store s set granted = s.granted - v_kilobytes where s.store_id = p_store;
    return true;
  end if;
  return false;
end $$;

create function resource_manager.resize_consumer(
  p_mailbox uuid, p_store bigint, p_from bigint, p_to bigint
) returns boolean language plpgsql as $$
begin
  update resource_manager.consumer_allocation c
  set kilobytes = p_to
  where c.mailbox = p_mailbox
    and c.store_id = p_store
    and c.kilobytes = p_from;
  if found then
    update resource_manager.store s set granted = s.granted + p_to - p_from where s.store_id = p_store;
    return true;
  end if;
  return false;
end $$;

create function resource_manager.move_consumer(p_mailbox uuid, p_from bigint, p_to bigint) returns boolean language plpgsql as $$
declare
  v_kilobytes bigint;
  v_change record;
begin
  update resource_manager.consumer_allocation c
  set store_id = p_to
  where c.mailbox = p_mailbox
    and c.store_id = p_from
  returning c.kilobytes into v_kilobytes;
  if not found then
    return false;
  end if;
  for v_change in
    select c.store_id, c.sign from (values (p_from, -1), (p_to, 1)) as c (store_id, sign) order by c.store_id
  loop
    update resource_manager.store s set granted = s.granted + v_change.sign * v_kilobytes where s.store_id = v_change.store_id;
  end loop;
  return true;
end $$;
