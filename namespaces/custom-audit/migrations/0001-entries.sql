-- What requests want to be found in the audit beside what the engine records by itself.

create table custom_audit.entry (
  entry_id uuid primary key,
  number bigint generated always as identity,
  recorded_at timestamptz not null default now(),
  category text not null,
  fields jsonb not null
);

create index entry_category on custom_audit.entry (category, number);
