-- What has changed since when, entries that are gone included.

-- A summary of blocks, not of entries: it costs a write nothing, and what changed last is in few blocks.
create index entry_changed on directory.entry using brin (usn) with (pages_per_range = 16, autosummarize = on);

create table directory.deletion (
  usn bigint primary key default nextval('directory.usn'),
  guid uuid not null,
  deleted_at timestamptz not null default now()
);

-- Deletions are remembered for sixty days, as long as tombstones usually are; each new one takes old ones away.
create function directory.note_deletion() returns trigger language plpgsql as $$
begin
  insert into directory.deletion (guid) values (old.guid);
  delete from directory.deletion d
  where d.usn in (select o.usn from directory.deletion o order by o.usn limit 2)
    and d.deleted_at < now() - interval '60 days';
  return old;
end $$;

create trigger entry_deleted after delete on directory.entry
for each row execute function directory.note_deletion();
