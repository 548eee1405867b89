-- Requests begin to change something at controllers, noted in the transaction that writes the intent of the change to the log.

create function directory.note_begun(p_begun json) returns void language sql as $$
  insert into directory.controller_in_use (request, controller)
  select n.request, n.controller
  from json_to_recordset(p_begun) as n (request text, controller text)
  on conflict do nothing;
$$;
