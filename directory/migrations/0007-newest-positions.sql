-- Of each source the newest position that anybody has noted, wherever it was: one short question tells a request whether its
-- controller has seen everything, and then nothing has to be asked about the containers that it looks at.

create table directory.newest_position (
  source text not null,
  controller text not null,
  reached text collate "C" not null,
  noted_at timestamptz not null default now(),
  primary key (source, controller)
)
-- Few rows that change all the time: new versions stay on the page.
with (fillfactor = 20);

-- The end of the changes of requests. Each row: a container that was changed, and how far a source had come then. Their own
-- ends are written to the log afterwards and carry this to the disk.
create function directory.end_changes(
  p_requests text[], p_trees text[], p_sources text[], p_controllers text[], p_reached text[]
) returns void language sql as $$
  select set_config('synchronous_commit', 'off', true);
  insert into directory.position as known (tree, source, controller, reached)
  select distinct on (n.tree collate "C", n.source) n.tree, n.source, n.controller, n.reached
  from unnest(p_trees, p_sources, p_controllers, p_reached) as n (tree, source, controller, reached)
  -- In one order for all, so that two engines do not wait for each other.
  order by n.tree collate "C", n.source, n.reached collate "C" desc
  on conflict (tree, source) do update
  set controller = excluded.controller, reached = excluded.reached, noted_at = now()
  where known.reached < excluded.reached;
  insert into directory.newest_position as known (source, controller, reached)
  select n.source, n.controller, max(n.reached collate "C")
  from unnest(p_sources, p_controllers, p_reached) as n (source, controller, reached)
  group by 1, 2
  order by 1, 2
  on conflict (source, controller) do update
  set reached = excluded.reached, noted_at = now()
  where known.reached < excluded.reached;
  delete from directory.controller_in_use where request = any (p_requests);
$$;

-- Engines of the version before tell it so, for one request.
create or replace function directory.note_positions(
  p_request text, p_trees text[], p_sources text[], p_controllers text[], p_reached text[]
) returns void language sql as $$
  select directory.end_changes(
    array[p_request], array_agg(t.tree), array_agg(s.source), array_agg(s.controller), array_agg(s.reached)
  )
  from unnest(p_trees) as t (tree)
  cross join unnest(p_sources, p_controllers, p_reached) as s (source, controller, reached);
$$;

insert into directory.newest_position (source, controller, reached)
select source, controller, max(reached)
from directory.position
group by 1, 2;
