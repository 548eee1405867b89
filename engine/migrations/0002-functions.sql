-- What the engine does in one round trip: write the log, take locks, release them.

-- Number spaces of the advisory locks: liveness of a node, fence of a node, lock keys.
-- 1: held by the session of a living node. 2: shared by each write of the log, exclusive by whoever declares the node dead. 3: lock keys.

create function engine.require_alive(p_number integer, p_node uuid) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(746102, p_number);
  if not exists (select from engine.node where id = p_node and state = 'alive') then
    raise exception 'TENANTRY_FENCED';
  end if;
end $$;

create function engine.release_locks(p_requests uuid[]) returns uuid[] language plpgsql as $$
declare
  v_row record;
  v_next uuid;
  v_granted uuid[] := '{}';
begin
  for v_row in
    select key, request_id, granted
    from engine.lock
    where request_id = any(p_requests)
    order by hashtext(key), key
  loop
    perform pg_advisory_xact_lock(746103, hashtext(v_row.key));
    delete from engine.lock where key = v_row.key and request_id = v_row.request_id;
    v_next := null;
    update engine.lock l
    set granted = true
    where l.key = v_row.key
      and l.request_id = (select w.request_id from engine.lock w where w.key = v_row.key order by w.sequence limit 1)
      and not exists (select from engine.lock g where g.key = v_row.key and g.granted)
    returning l.request_id into v_next;
    if v_next is not null then
      v_granted := v_granted || v_next;
    end if;
  end loop;
  return v_granted;
end $$;

-- Takes locks for several requests; tells for each pair whether it was granted at once.
create function engine.acquire_locks(
  p_number integer, p_node uuid, p_requests uuid[], p_keys text[]
) returns boolean[] language plpgsql as $$
declare
  v_row record;
  v_result boolean[] := array_fill(false, array[cardinality(p_keys)]);
  v_granted boolean;
begin
  perform engine.require_alive(p_number, p_node);
  for v_row in
    select u.request_id, u.key, u.position
    from unnest(p_requests, p_keys) with ordinality as u (request_id, key, position)
    order by hashtext(u.key), u.key, u.position
  loop
    perform pg_advisory_xact_lock(746103, hashtext(v_row.key));
    select l.granted into v_granted from engine.lock l where l.key = v_row.key and l.request_id = v_row.request_id;
    if not found then
      v_granted := not exists (select from engine.lock l where l.key = v_row.key);
      insert into engine.lock (key, request_id, node, granted) values (v_row.key, v_row.request_id, p_node, v_granted);
    end if;
    v_result[v_row.position] := v_granted;
  end loop;
  return v_result;
end $$;

-- The requests that stand in a ring of waiting with this one, this one included; empty when there is no ring.
create function engine.deadlock_of(p_request uuid) returns uuid[] language sql stable as $$
  with recursive wait as (
    select w.request_id as waiter, h.request_id as holder
    from engine.lock w
    join engine.lock h on h.key = w.key and h.granted
    where not w.granted
  ), chain as (
    select waiter, holder, array[waiter] as ring
    from wait
    where waiter = p_request
    union all
    select c.waiter, n.holder, c.ring || n.waiter
    from chain c
    join wait n on n.waiter = c.holder
    where not n.waiter = any(c.ring)
      and cardinality(c.ring) < 50
  )
  select coalesce((select ring from chain where holder = p_request limit 1), '{}')
$$;

-- Writes the log for all requests of one flush in one transaction. Contents come as one byte string with lengths, which spares escaping.
-- Returns the requests that got a lock because another one released it.
create function engine.write_log(
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
      if exists (select from engine.request r where r.id = any(v_granted) and r.node is distinct from p_node) then
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

-- Children whose parents are all done start, unless an operator holds them.
create function engine.activate_children(p_parents uuid[]) returns void language sql as $$
  update engine.request c
  set state = 'queued'
  where c.state = 'suspended'
    and c.id in (select d.child from engine.dependency d where d.parent = any(p_parents))
    and not exists (
      select
      from engine.dependency d
      join engine.request p on p.id = d.parent
      where d.child = c.id
        and p.state <> 'done'
    )
$$;

-- Declares nodes dead and hands their requests to the caller. One transaction: either all of it happened or nothing.
create function engine.take_over(p_dead uuid, p_number integer, p_by uuid) returns integer language plpgsql as $$
declare
  v_count integer;
  v_strays uuid[];
begin
  -- Waits until no write of the dead node is under way, and lets none begin.
  perform pg_advisory_xact_lock(746102, p_number);
  update engine.node set state = 'dead' where id = p_dead and state = 'alive';
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

-- Takes work from the queue in order of priority.
create function engine.take_queued(p_number integer, p_node uuid, p_count integer) returns setof engine.request language plpgsql as $$
begin
  perform engine.require_alive(p_number, p_node);
  return query
    update engine.request r
    set state = 'running', node = p_node, started_at = now(), attempt = r.attempt + (case when r.started_at is null then 0 else 1 end)
    where r.id in (
      select q.id
      from engine.request q
      where q.state = 'queued'
        and (q.not_before is null or q.not_before <= now())
      order by q.priority, q.id
      limit p_count
      for update skip locked
    )
    returning r.*;
end $$;
