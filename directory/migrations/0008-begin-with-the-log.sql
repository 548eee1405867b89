-- Requests begin to change something at controllers. Where the intent of the change is written to the log only afterwards, that
-- carries this to the disk; otherwise it is on the disk when this returns.

create function directory.begin_changes(p_requests text[], p_controllers text[], p_before_intent boolean) returns void
language sql as $$
  select set_config('synchronous_commit', 'off', true) where p_before_intent;
  insert into directory.controller_in_use (request, controller)
  select * from unnest(p_requests, p_controllers)
  on conflict do nothing;
$$;
