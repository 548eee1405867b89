-- How far the directory had come when a container was last changed, so that the next request, in whichever engine, sees it.

create table directory.position (
  -- Name of the container from the top of the tree, as in directory.entry.
  tree text collate "C" not null,
  source text not null,
  controller text not null,
  reached text collate "C" not null,
  noted_at timestamptz not null default now(),
  primary key (tree, source)
);

create index position_age on directory.position (noted_at);

-- Controllers that a running request changes something at. What stands here for a request that begins anew was left by an engine
-- that died: nobody knows how far it came.
create table directory.controller_in_use (
  request text not null,
  controller text not null,
  primary key (request, controller)
);

-- The end of the changes of a request: positions of the containers that it changed.
create function directory.note_positions(
  p_request text, p_trees text[], p_sources text[], p_controllers text[], p_reached text[]
) returns void language sql as $$
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
