-- A plan shows rows to whoever asks; columns whose comment begins with "Secret" stay out of it.

create or replace function engine.record_planned_change() returns trigger language plpgsql as $$
declare
  v_secret text[] := array(
    select a.attname::text
    from pg_attribute a
    where a.attrelid = tg_relid
      and a.attnum > 0
      and col_description(a.attrelid, a.attnum) like 'Secret%'
  );
begin
  insert into engine.planned_change (relation, operation, before, after)
  values (
    tg_table_schema || '.' || tg_table_name,
    lower(tg_op),
    case when tg_op <> 'INSERT' then to_jsonb(old) - v_secret end,
    case when tg_op <> 'DELETE' then to_jsonb(new) - v_secret end
  );
  return null;
end $$;
