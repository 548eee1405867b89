-- A log that costs less. What need not be on the disk at once says so and gets there with what is written next; a request
-- that has ended before it was in the log becomes one row in one go; and locks are released together. The former write_log stays
-- for engines of the version before, until they have been replaced.

create or replace function engine.release_locks(p_requests uuid[]) returns uuid[] language plpgsql
-- Plans are made once, and never for a table that was empty when they were made.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  v_keys text[];
  v_granted uuid[] := '{}';
begin
  -- In the order in which all take them.
  perform pg_advisory_xact_lock(746103, k.hash)
  from (select distinct hashtext(l.key) as hash from engine.lock l where l.request_id = any(p_requests) order by 1) k;
  if not found then
    return v_granted;
  end if;
  with gone as (
    delete from engine.lock l where l.request_id = any(p_requests) returning l.key
  )
  select array_agg(gone.key) into v_keys from gone;
  -- Nobody waits most of the time.
  if exists (select from engine.lock l where l.key = any(v_keys)) then
    with first as (
      select distinct on (w.key) w.key, w.request_id
      from engine.lock w
      where w.key = any(v_keys)
      order by w.key, w.sequence
    ), given as (
      update engine.lock l
      set granted = true
      from first
      where l.key = first.key
        and l.request_id = first.request_id
        and not l.granted
      returning l.request_id
    )
    select coalesce(array_agg(given.request_id), '{}') into v_granted from given;
  end if;
  return v_granted;
end $$;

-- Writes the log for all requests of one flush in one transaction. Contents come as one byte string in which the entries
-- have their places; a request that has ended already has its outcome and trace behind its body.
-- Returns the requests that got a lock because another one released it.
create function engine.write_log(
  p_number integer, p_node uuid, p_durable boolean, p_accepted json, p_steps json, p_undone json, p_ended json, p_contents bytea
) returns uuid[] language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  v_granted uuid[] := '{}';
  v_ended uuid[] := '{}';
  v_wake boolean := false;
  v_row record;
  v_queued boolean;
  -- A variable, so that no plan takes the index of what runs, where all that has ended stands until it is vacuumed.
  v_open text[] := '{running,undoing}';
begin
  perform engine.require_alive(p_number, p_node);
  if not p_durable then
    perform set_config('synchronous_commit', 'off', true);
  end if;

  if p_accepted is not null then
    with written as (
      insert into engine.request as known (
        id, state, title, trustee, deadline_seconds, body, node, accepted_at, started_at,
        queued, priority, retry_count, retry_interval, retry_stop, on_failure, retain, batch_id,
        failures, error_code, outcome, trace, ended_at
      )
      select a.id, a.state, a.title, a.trustee, a."deadlineSeconds",
        substring(p_contents from a.start for a.length),
        case when a.queue is null then p_node end,
        now() - a.age * interval '1 millisecond',
        case when a.queue is null then now() - a.age * interval '1 millisecond' end,
        a.queue is not null,
        coalesce((a.queue ->> 'priority')::integer, 0),
        coalesce((a.queue ->> 'retryCount')::integer, 0),
        coalesce((a.queue ->> 'retryIntervalMilliseconds')::integer, 0),
        a.queue ->> 'retryStopOnFailure',
        coalesce(a.queue ->> 'onFailure', 'continue'),
        coalesce((a.queue ->> 'retainSuccessfulResponses')::boolean, true),
        (a.queue ->> 'batchId')::uuid,
        coalesce(a.failures, 0),
        a."errorCode",
        substring(p_contents from a.start + a.length for a.outcome),
        substring(p_contents from a.start + a.length + a.outcome for a.trace),
        case when a.trace is not null then now() end
      from json_to_recordset(p_accepted) as a (
        id uuid, state text, title text, trustee text, "deadlineSeconds" integer, age double precision, start integer, length integer,
        queue jsonb, failures integer, "errorCode" text, outcome integer, trace integer
      )
      on conflict (id) do update
      set state = excluded.state, failures = excluded.failures, error_code = excluded.error_code, outcome = excluded.outcome, trace = excluded.trace, ended_at = excluded.ended_at
      where excluded.ended_at is not null
        and known.node = excluded.node
        and known.state in ('running', 'undoing')
      returning known.id, known.state, known.queued, known.ended_at
    )
    select coalesce(array_agg(id) filter (where ended_at is not null), '{}'), coalesce(bool_or(state = 'queued'), false), bool_or(queued)
    into v_ended, v_wake, v_queued
    from written;
    if v_queued then
      insert into engine.dependency (child, parent)
      select a.id, parent::uuid
      from json_to_recordset(p_accepted) as a (id uuid, queue jsonb), jsonb_array_elements_text(a.queue -> 'parents') as parent
      on conflict do nothing;
    end if;
  end if;

  if p_steps is not null then
    insert into engine.step (request_id, number, parent, namespace, procedure, path, content)
    select s."requestId", s.number, s.parent, s.namespace, s.procedure, s.path, substring(p_contents from s.start for s.length)
    from json_to_recordset(p_steps) as s (
      "requestId" uuid, number integer, parent integer, namespace text, procedure text, path text, start integer, length integer
    )
    on conflict (request_id, number) do nothing;
  end if;

  if p_undone is not null then
    for v_row in
      select u."requestId", u.number, u.outcome
      from json_to_recordset(p_undone) as u ("requestId" uuid, number integer, outcome text)
    loop
      update engine.step s
      set outcome = v_row.outcome
      where s.request_id = v_row."requestId"
        and s.number = v_row.number;
    end loop;
  end if;

  if p_ended is not null then
    -- One by one, each in its month; a plan for many at once would have to look at all months.
    for v_row in
      select e.*
      from json_to_recordset(p_ended) as e (
        id uuid, state text, "errorCode" text, "notBefore" timestamptz, failures integer, start integer, outcome integer, trace integer
      )
    loop
      update engine.request r
      set state = v_row.state,
        error_code = v_row."errorCode",
        outcome = substring(p_contents from v_row.start for v_row.outcome),
        trace = substring(p_contents from v_row.start + v_row.outcome for v_row.trace),
        not_before = v_row."notBefore",
        failures = v_row.failures,
        ended_at = case when v_row.state in ('done', 'failed') then now() end,
        node = case when v_row.state = 'in-doubt' then null else r.node end
      where r.id = v_row.id
        and r.node = p_node
        and r.state = any(v_open)
      returning r.queued into v_queued;
      if found and v_row.state <> 'in-doubt' then
        v_ended := v_ended || v_row.id;
      end if;
      if found and v_queued and v_row.state in ('done', 'queued') then
        v_wake := true;
      end if;
    end loop;
  end if;

  if cardinality(v_ended) > 0 then
    v_granted := engine.release_locks(v_ended);
    if cardinality(v_granted) > 0
      and exists (select from engine.lock l where l.request_id = any(v_granted) and l.node <> p_node)
    then
      perform pg_notify('tenantry', 'lock');
    end if;
    if exists (select from engine.dependency d where d.parent = any(v_ended)) then
      perform engine.activate_children(v_ended);
      v_wake := true;
    end if;
  end if;

  if v_wake then
    perform pg_notify('tenantry', 'queue');
  end if;
  return v_granted;
end $$;
