-- What the program itself has to remember of an installation.

create table installation.key (
  fingerprint text primary key,
  first_used_at timestamptz not null default now()
);

-- Requests of the sample hoster: a start that was interrupted goes on with the first one that is not done.
create table installation.sample_request (
  name text primary key,
  attempt integer not null default 1,
  request_id uuid,
  done_at timestamptz
);
