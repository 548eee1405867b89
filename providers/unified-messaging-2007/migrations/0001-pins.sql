-- PINs of mailboxes. The PIN itself is nowhere: a salted hash of it, and of those before it.

create table unified_messaging.pin (
  mailbox uuid primary key,
  salt text not null,
  hash text not null,
  former text[] not null default '{}',
  set_at timestamptz not null default now(),
  must_change boolean not null,
  first_time boolean not null,
  failures integer not null default 0 check (failures >= 0),
  locked boolean not null default false,
  notify_email text,
  pilot_number text
);

comment on table unified_messaging.pin is 'One row a mailbox, by the GUID of its user.';
comment on column unified_messaging.pin.salt is 'Secret: hex, one salt for all hashes of a mailbox.';
comment on column unified_messaging.pin.hash is 'Secret: scrypt of the PIN, hex.';
comment on column unified_messaging.pin.former is 'Secret: hashes of earlier PINs, the latest first.';
comment on column unified_messaging.pin.notify_email is 'Who is to be told of a new PIN.';
comment on column unified_messaging.pin.pilot_number is 'What the user is told to dial.';
comment on column unified_messaging.pin.failures is 'Wrong PINs in a row.';
