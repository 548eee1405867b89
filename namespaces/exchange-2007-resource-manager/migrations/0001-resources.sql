-- The books of Exchange disk space. Every size is a number of kilobytes of 64 bits, so nothing overflows (KB 961991, KB 979704).

-- A store that may be given out. One that was taken out of the pool stays as a row, so that a release can still be undone.
create table resource_manager.store (
  guid uuid not null unique,
  store_id bigint generated always as identity primary key,
  kind text not null check (kind in ('mail', 'consumer', 'public')),
  server text not null,
  storage_group text,
  name text not null,
  -- Several organizations may use it; otherwise only its owner.
  shared boolean not null,
  owner uuid,
  provisionable boolean not null default true,
  registered boolean not null default true,
  kilobytes bigint not null check (kilobytes >= 0),
  -- Sum of what organizations were granted and consumer mailboxes were allocated.
  granted bigint not null default 0 check (granted >= 0),
  -- Below zero only when an undo took back space that others had been given meanwhile.
  free bigint not null generated always as (kilobytes - granted) stored
);

create unique index store_name on resource_manager.store ((kind = 'public'), lower(server), lower(name)) where registered;
create index store_of_server on resource_manager.store (lower(server)) where registered;
-- The stores that may be chosen, by the space that they have.
create index store_free on resource_manager.store (kind, shared, free) where registered and provisionable and owner is null;

-- What an organization has on a store. What is used beyond the reservation has grown by itself, and shrinks by itself.
create table resource_manager.organization_grant (
  organization uuid not null,
  store_id bigint not null references resource_manager.store,
  reserved bigint not null default 0 check (reserved >= 0),
  used bigint not null default 0 check (used >= 0),
  consumers integer not null default 0 check (consumers >= 0),
  granted bigint not null generated always as (greatest(reserved, used)) stored,
  primary key (organization, store_id)
);

create index grant_of_store on resource_manager.organization_grant (store_id);

-- Each change of a reservation, so that undo takes back what was given and no more.
create table resource_manager.grant_change (
  change_id uuid primary key,
  organization uuid not null,
  store_id bigint not null references resource_manager.store,
  kilobytes bigint not null,
  changed_at timestamptz not null default now()
);

create index change_of_organization on resource_manager.grant_change (organization);
create index change_of_store on resource_manager.grant_change (store_id);

create table resource_manager.mailbox_allocation (
  mailbox uuid primary key,
  organization uuid not null,
  store_id bigint not null references resource_manager.store,
  kilobytes bigint not null check (kilobytes >= 0)
);

create index mailbox_of_organization on resource_manager.mailbox_allocation (organization, store_id);
create index mailbox_of_store on resource_manager.mailbox_allocation (store_id);

create table resource_manager.folder_allocation (
  organization uuid not null,
  path text not null,
  store_id bigint not null references resource_manager.store,
  kilobytes bigint not null check (kilobytes >= 0),
  primary key (organization, path)
);

create unique index folder_path on resource_manager.folder_allocation (organization, lower(path));
create index folder_of_store on resource_manager.folder_allocation (store_id);

-- Consumer mailboxes take their space from stores directly.
create table resource_manager.consumer_allocation (
  mailbox uuid primary key,
  store_id bigint not null references resource_manager.store,
  kilobytes bigint not null check (kilobytes >= 0)
);

create index consumer_of_store on resource_manager.consumer_allocation (store_id);

create table resource_manager.front_end_server (
  name text primary key
);

create unique index front_end_server_name on resource_manager.front_end_server (lower(name));
