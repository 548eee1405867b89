-- What is installed where, what is to be, and the log of every change to it.

create table deploy.installation (
  one boolean primary key default true check (one),
  -- Whether what comes with the program is installed unless a row of deploy.component says otherwise.
  follows_program boolean not null default true,
  package_share text
);

insert into deploy.installation default values;

create table deploy.publisher (
  name text primary key,
  public_key text not null,
  added_by text not null,
  added_at timestamptz not null default now()
);

-- Packages in the package share, as they were when they were checked and added.
create table deploy.package (
  name text not null,
  version text not null,
  file text not null unique,
  size integer not null,
  date timestamptz not null,
  sha512 text not null,
  publisher text not null,
  manifest jsonb not null,
  added_at timestamptz not null default now(),
  primary key (name, version)
);

-- What is to be on all servers. Without a row the program decides; without a version the component is not installed.
create table deploy.component (
  name text primary key,
  version text
);

-- Web services are placed server by server. Without a row the program decides.
create table deploy.placement (
  component text not null,
  server text not null,
  placed boolean not null,
  primary key (component, server)
);

create table deploy.server (
  name text primary key,
  number integer not null generated always as identity unique,
  roles text[] not null,
  address text,
  process text not null,
  state text not null check (state in ('running', 'stopped')),
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now()
);

-- What a server has, as it says itself, and what was found out about it. For procedures the server is empty.
create table deploy.item (
  component text not null,
  server text not null default '',
  procedure text not null default '',
  state text not null check (
    state in ('Not Installed', 'Install Failed', 'User Input Needed', 'Unverified', 'Verify Failed', 'Verified')
  ),
  version text,
  message text,
  changed_at timestamptz not null default now(),
  primary key (component, server, procedure)
);

create table deploy.action (
  id integer primary key generated always as identity,
  kind text not null check (kind in ('install', 'uninstall', 'execute', 'verify')),
  component text not null,
  server text not null default '',
  procedure text not null default '',
  version text,
  parameters jsonb,
  state text not null default 'pending' check (state in ('pending', 'running', 'done', 'failed', 'cancelled')),
  operator text not null,
  queued_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  message text
);

create index action_pending on deploy.action (id) where state in ('pending', 'running', 'failed');

-- A change of what is installed: one transaction over all servers. `step` is its intent, written before it is done.
create table deploy.change (
  id integer primary key generated always as identity,
  kind text not null check (kind in ('deployment', 'rollup', 'revert')),
  title text not null,
  operator text not null,
  state text not null check (state in ('under-way', 'undoing', 'done', 'undone')),
  step text not null,
  before jsonb not null,
  after jsonb not null,
  levels jsonb not null,
  -- Packages that it brings into the share.
  copied text[] not null default '{}',
  initialize jsonb not null,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  code text,
  message text
);

create unique index change_open on deploy.change ((true)) where state in ('under-way', 'undoing');

-- What a change asks of a server.
create table deploy.assignment (
  id integer primary key generated always as identity,
  change_id integer references deploy.change (id),
  server text not null,
  kind text not null check (kind in ('stage', 'switch', 'verify')),
  components text[] not null default '{}',
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed', 'dropped')),
  code text,
  message text,
  given_at timestamptz not null default now(),
  ended_at timestamptz
);

create index assignment_waiting on deploy.assignment (server) where state = 'waiting';

create table deploy.log (
  id bigint primary key generated always as identity,
  at timestamptz not null default now(),
  change_id integer,
  component text not null default '',
  server text not null default '',
  line text not null
);

create index log_of_component on deploy.log (component, id);

create table deploy.rollup (
  number integer primary key generated always as identity,
  id text not null,
  manifest jsonb not null,
  change_id integer not null references deploy.change (id),
  reverted_by integer references deploy.change (id)
);

-- A rollup counts once its change is done, and until the one that reverts it is done.
create view deploy.applied_rollup as
select r.number, r.id, r.manifest, c.before
from deploy.rollup r
join deploy.change c on c.id = r.change_id and c.state = 'done'
where not exists (select from deploy.change v where v.id = r.reverted_by and v.state = 'done');
