-- What is right also when somebody dies or is lost half-way: entries that are written again since nobody knows whether they
-- were written, nodes that bury others, and children whose parents end while they are accepted.

-- Starts those of the children given whose parents are all done; tells whether there was one. A parent that is ending just now is waited
-- for: either it sees its child, or it is seen as done.
create function engine.start_children(p_children uuid[]) returns boolean language plpgsql as $$
begin
  if cardinality(p_children) = 0 then
    return false;
  end if;
  perform
  from engine.request p
  where p.id in (select d.parent from engine.dependency d where d.child = any(p_children))
  order by p.id
  for share;
  update engine.request c
  set state = 'queued'
  where c.id = any(p_children)
    and c.state = 'suspended'
    and not exists (
      select
      from engine.dependency d
      left join engine.request p on p.id = d.parent
      where d.child = c.id
        and p.state is distinct from 'done'
    );
  return found;
end $$;

-- A node that has been buried itself buries nobody: what it took over would be nobody's. And nobody is buried who has shown since that
-- he lives: he was told that he is in force, and acts outside of this database for as long as a lease lasts (`leaseMilliseconds`).
create or replace function engine.take_over(p_dead uuid, p_number integer, p_by uuid) returns integer language plpgsql as $$
declare
  v_count integer;
  v_strays uuid[];
  v_is_gone boolean;
begin
  perform engine.require_alive((select n.number from engine.node n where n.id = p_by), p_by);
  -- Waits until no write of the dead node is under way, and lets none begin.
  perform pg_advisory_xact_lock(746102, p_number);
  -- The session of a living node holds this lock alone.
  v_is_gone := pg_try_advisory_xact_lock_shared(746101, p_number);
  update engine.node
  set state = 'dead'
  where id = p_dead
    and state = 'alive'
    and (v_is_gone or heartbeat_at < now() - interval '4 seconds');
  if not found then
    return 0;
  end if;
  update engine.request
  set node = p_by, state = 'undoing'
  where node = p_dead
    and state in ('running', 'undoing');
  get diagnostics v_count = row_count;
  -- Locks of requests that died before they were in the log.
  select array_agg(distinct l.request_id)
  into v_strays
  from engine.lock l
  where l.node = p_dead
    and not exists (select from engine.request r where r.id = l.request_id);
  if v_strays is not null and cardinality(engine.release_locks(v_strays)) > 0 then
    perform pg_notify('tenantry', 'lock');
  end if;
  return v_count;
end $$;

-- Writes the log for all requests of one flush in one transaction. Contents come as one byte string in which the entries
-- have their places; a request that has ended already has its outcome and trace behind its body.
-- Returns the requests that got a lock because another one released it.
create or replace function engine.write_log(
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
      v_wake := engine.start_children(
        array(
          select a.id
          from json_to_recordset(p_accepted) as a (id uuid, queue jsonb)
          where jsonb_array_length(a.queue -> 'parents') > 0
            and not coalesce((a.queue ->> 'suspended')::boolean, false)
        )
      ) or v_wake;
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
        id uuid, state text, age double precision, "errorCode" text, "notBefore" timestamptz, failures integer,
        start integer, outcome integer, trace integer
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
        -- What is written again because the first answer was lost must not end the run that came after.
        and (v_row.state <> 'queued' or r.started_at <= now() - coalesce(v_row.age, 0) * interval '1 millisecond')
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
