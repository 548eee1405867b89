-- Errors that requests report, and the words in which errors are told to people.

create table error_provider.event (
  event_id uuid primary key,
  number bigint generated always as identity,
  reported_at timestamptz not null default now(),
  severity text not null check (severity in ('Error', 'Warning', 'Information')),
  source text not null,
  hresult text,
  description text not null
);

create index event_number on error_provider.event (number);

-- An empty context holds in every context. A code is an HRESULT such as 0x80070057, or a name such as ENGINE_INPUT_INVALID.
create table error_provider.translation (
  context text not null,
  code text not null,
  locale integer not null,
  hresult text not null,
  description text not null,
  primary key (context, code, locale)
);
