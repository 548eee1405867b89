-- Which server generates the offline address book of which organization.

create table oab_resource_manager.server (
  name text not null,
  -- Offline address books that it can hold.
  capacity integer not null check (capacity >= 0),
  -- Kept with the allocations, so that a choice costs the same however many there are.
  allocated integer not null default 0 check (allocated >= 0)
);

create unique index server_name on oab_resource_manager.server (lower(name));

create table oab_resource_manager.allocation (
  organization uuid primary key,
  server text not null
);

create index allocation_of_server on oab_resource_manager.allocation (lower(server));
