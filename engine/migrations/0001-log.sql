-- The log: requests and their steps, partitioned by month through the time that a version 7 UUID begins with.

create table engine.node (
  id uuid primary key,
  number integer not null unique,
  name text not null,
  state text not null check (state in ('alive', 'stopped', 'dead')),
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now()
);

create sequence engine.node_number as integer cycle;

create table engine.request (
  id uuid primary key,
  state text not null,
  title text not null,
  trustee text not null,
  node uuid,
  attempt integer not null default 1,
  failures integer not null default 0,
  body bytea not null,
  deadline_seconds integer,
  accepted_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  queued boolean not null default false,
  priority integer not null default 0,
  not_before timestamptz,
  retry_count integer not null default 0,
  retry_interval integer not null default 0,
  retry_stop text,
  on_failure text not null default 'continue',
  retain boolean not null default true,
  batch_id uuid,
  cancel_requested boolean not null default false,
  error_code text,
  outcome bytea,
  trace bytea
) partition by range (id);

create table engine.request_default partition of engine.request default;

create index request_of_node on engine.request (node) where state in ('running', 'undoing');
create index request_queue on engine.request (priority, id) where state = 'queued';
create index request_waiting on engine.request (state) where state in ('suspended', 'in-doubt', 'awaiting-operator');
create index request_batch on engine.request (batch_id) where batch_id is not null;

create table engine.step (
  request_id uuid not null,
  number integer not null,
  parent integer not null,
  namespace text not null,
  procedure text not null,
  path text not null,
  content bytea not null,
  outcome text,
  primary key (request_id, number)
) partition by range (request_id);

create table engine.step_default partition of engine.step default;

-- Locks belong to requests and outlive the engine that took them. One row is granted, the others wait in order.
create table engine.lock (
  key text not null,
  request_id uuid not null,
  -- The node that took it: should the node die before the request is in the log, nobody else knows of the lock.
  node uuid not null,
  sequence bigint generated always as identity,
  granted boolean not null,
  primary key (key, request_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);

create index lock_of_request on engine.lock (request_id);
create unique index lock_granted on engine.lock (key) where granted;

create table engine.client_transaction (
  trustee text not null,
  id text not null,
  digest bytea not null,
  request_id uuid not null,
  -- The node that claimed the id: should it die before the request is in the log, the id is free again.
  node uuid not null,
  accepted_at timestamptz not null default now(),
  primary key (trustee, id)
);

create table engine.dependency (
  child uuid not null,
  parent uuid not null,
  primary key (child, parent)
);

create index dependency_parent on engine.dependency (parent);

create table engine.namespace_document (
  namespace text primary key,
  document text not null,
  version bigserial not null,
  registered_by text not null,
  registered_at timestamptz not null default now()
);

-- Rows that a planned request would write; they exist only inside its transaction, which is always rolled back.
create table engine.planned_change (
  number bigint generated always as identity primary key,
  relation text not null,
  operation text not null,
  before jsonb,
  after jsonb
);

create function engine.record_planned_change() returns trigger language plpgsql as $$
begin
  insert into engine.planned_change (relation, operation, before, after)
  values (
    tg_table_schema || '.' || tg_table_name,
    lower(tg_op),
    case when tg_op <> 'INSERT' then to_jsonb(old) end,
    case when tg_op <> 'DELETE' then to_jsonb(new) end
  );
  return null;
end $$;

-- Puts the capture of planned changes on every table of a component's schema.
create function engine.capture_planned_changes(p_schema text) returns void language plpgsql as $$
declare
  v_table text;
begin
  for v_table in
    select c.relname
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = p_schema
      and c.relkind = 'r'
      and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'record_planned_change')
  loop
    execute format(
      'create trigger record_planned_change after insert or update or delete on %I.%I '
      || 'for each row when (current_setting(''tenantry.plan'', true) = ''on'') '
      || 'execute function engine.record_planned_change()',
      p_schema, v_table
    );
  end loop;
end $$;
