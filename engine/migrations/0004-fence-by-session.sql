-- The session of a node is its life also for the server: when the server itself has died and come back, or another one has
-- taken its place, the session is gone, and the node writes nothing more. Its steps in the books need not wait for the disk
-- for that reason: each commits together with its row of the log, and what comes after it in the log, an intent or the end
-- of the request, carries it to the disk. If it is lost, so is all that followed, and the node that did it is fenced.

create or replace function engine.require_alive(p_number integer, p_node uuid) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(746102, p_number);
  -- The session of a living node holds this lock alone.
  if pg_try_advisory_xact_lock_shared(746101, p_number)
    or not exists (select from engine.node where id = p_node and state = 'alive')
  then
    raise exception 'TENANTRY_FENCED';
  end if;
end $$;

create or replace function engine.write_log(
  p_number integer, p_node uuid,
  a_ids uuid[], a_states text[], a_titles text[], a_trustees text[], a_deadlines integer[], a_lengths integer[], a_queue jsonb[],
  s_requests uuid[], s_numbers integer[], s_parents integer[], s_namespaces text[], s_procedures text[], s_paths text[], s_lengths integer[],
  u_requests uuid[], u_numbers integer[], u_outcomes text[],
  f_ids uuid[], f_states text[], f_errors text[], f_outcome_lengths integer[], f_trace_lengths integer[], f_not_before timestamptz[], f_failures integer[],
  p_contents bytea
) returns uuid[] language plpgsql as $$
declare
  v_start integer := 1;
  v_granted uuid[] := '{}';
  v_ended uuid[];
  v_wake boolean := false;
begin
  perform engine.require_alive(p_number, p_node);

  if cardinality(a_ids) > 0 then
    insert into engine.request (
      id, state, title, trustee, deadline_seconds, body, node, started_at,
      queued, priority, not_before, retry_count, retry_interval, retry_stop, on_failure, retain, batch_id
    )
    select u.id, u.state, u.title, u.trustee, u.deadline,
      substring(p_contents from v_start + u.start for u.length),
      case when u.state = 'running' then p_node end,
      case when u.state = 'running' then now() end,
      u.queue is not null,
      coalesce((u.queue ->> 'priority')::integer, 0),
      null,
      coalesce((u.queue ->> 'retryCount')::integer, 0),
      coalesce((u.queue ->> 'retryIntervalMilliseconds')::integer, 0),
      u.queue ->> 'retryStopOnFailure',
      coalesce(u.queue ->> 'onFailure', 'continue'),
      coalesce((u.queue ->> 'retainSuccessfulResponses')::boolean, true),
      (u.queue ->> 'batchId')::uuid
    from (
      select t.*, (sum(t.length) over (order by t.position) - t.length)::integer as start
      from unnest(a_ids, a_states, a_titles, a_trustees, a_deadlines, a_lengths, a_queue)
        with ordinality as t (id, state, title, trustee, deadline, length, queue, position)
    ) u
    on conflict (id) do nothing;
    insert into engine.dependency (child, parent)
    select u.id, parent::uuid
    from unnest(a_ids, a_queue) as u (id, queue), jsonb_array_elements_text(u.queue -> 'parents') as parent
    where u.queue is not null
    on conflict do nothing;
    v_start := v_start + coalesce((select sum(l) from unnest(a_lengths) l), 0)::integer;
    v_wake := 'queued' = any(a_states);
  end if;

  if cardinality(s_requests) > 0 then
    insert into engine.step (request_id, number, parent, namespace, procedure, path, content)
    select u.request_id, u.number, u.parent, u.namespace, u.procedure, u.path, substring(p_contents from v_start + u.start for u.length)
    from (
      select t.*, (sum(t.length) over (order by t.position) - t.length)::integer as start
      from unnest(s_requests, s_numbers, s_parents, s_namespaces, s_procedures, s_paths, s_lengths)
        with ordinality as t (request_id, number, parent, namespace, procedure, path, length, position)
    ) u
    on conflict (request_id, number) do nothing;
    v_start := v_start + coalesce((select sum(l) from unnest(s_lengths) l), 0)::integer;
  end if;

  if cardinality(u_requests) > 0 then
    update engine.step s
    set outcome = u.outcome
    from unnest(u_requests, u_numbers, u_outcomes) as u (request_id, number, outcome)
    where s.request_id = u.request_id
      and s.number = u.number;
  end if;

  if cardinality(f_ids) > 0 then
    with ended as (
      update engine.request r
      set state = u.state,
        error_code = u.error,
        outcome = substring(p_contents from v_start + u.start for u.outcome_length),
        trace = substring(p_contents from v_start + u.start + u.outcome_length for u.trace_length),
        not_before = u.not_before,
        failures = u.failures,
        ended_at = case when u.state in ('done', 'failed') then now() end,
        node = case when u.state = 'in-doubt' then null else r.node end
      from (
        select t.*, (sum(t.outcome_length + t.trace_length) over (order by t.position) - t.outcome_length - t.trace_length)::integer as start
        from unnest(f_ids, f_states, f_errors, f_outcome_lengths, f_trace_lengths, f_not_before, f_failures)
          with ordinality as t (id, state, error, outcome_length, trace_length, not_before, failures, position)
      ) u
      where r.id = u.id
        and r.node = p_node
        and r.state in ('running', 'undoing')
      returning r.id, r.state, r.queued
    )
    select array_agg(id) filter (where state <> 'in-doubt'),
      coalesce(bool_or(queued and state in ('done', 'queued')), false) or v_wake
    into v_ended, v_wake
    from ended;
    if v_ended is not null then
      v_granted := engine.release_locks(v_ended);
      -- Nobody waits most of the time, and then nothing has to be looked up.
      if cardinality(v_granted) > 0
        and exists (select from engine.request r where r.id = any(v_granted) and r.node is distinct from p_node)
      then
        perform pg_notify('tenantry', 'lock');
      end if;
      if exists (select from engine.dependency d where d.parent = any(v_ended)) then
        perform engine.activate_children(v_ended);
        v_wake := true;
      end if;
    end if;
  end if;

  if v_wake then
    perform pg_notify('tenantry', 'queue');
  end if;
  return v_granted;
end $$;
