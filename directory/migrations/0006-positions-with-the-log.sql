-- The end of the changes of a request: positions of the containers that it changed. Its own end is written to the log
-- afterwards and carries them to the disk.

create or replace function directory.note_positions(
  p_request text, p_trees text[], p_sources text[], p_controllers text[], p_reached text[]
) returns void language sql as $$
  select set_config('synchronous_commit', 'off', true);
  insert into directory.position as known (tree, source, controller, reached)
  select t.tree, s.source, s.controller, s.reached
  from unnest(p_trees) as t (tree)
  cross join unnest(p_sources, p_controllers, p_reached) as s (source, controller, reached)
  -- In one order for all, so that two requests do not wait for each other.
  order by 1, 2
  on conflict (tree, source) do update
  set controller = excluded.controller, reached = excluded.reached, noted_at = now()
  where known.reached < excluded.reached;
  delete from directory.controller_in_use where request = p_request;
$$;
