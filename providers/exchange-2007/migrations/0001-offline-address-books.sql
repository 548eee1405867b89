-- Offline address books as clients download them. A generation whose content is another makes a new version; the versions
-- before it stay for clients that are half-way through.

create table offline_address_books.version (
  id uuid primary key,
  -- objectGUID of the msExchOAB object.
  book uuid not null,
  sequence integer not null,
  -- Of all records, without what changes with each generation.
  digest bytea not null,
  entries integer not null,
  -- Members of the list that have no address.
  left_out integer not null,
  -- objectGUIDs of the entries that the records are of: what changes, and is among them, makes the book stale.
  members uuid[] not null,
  made_at timestamptz not null default now(),
  replaced_at timestamptz
);

create index version_of_book on offline_address_books.version (book);
create index version_of_member on offline_address_books.version using gin (members) where replaced_at is null;
create index version_replaced on offline_address_books.version (replaced_at) where replaced_at is not null;

-- The version that clients are offered.
create table offline_address_books.book (
  guid uuid primary key,
  version uuid not null references offline_address_books.version
);

create table offline_address_books.file (
  version uuid not null references offline_address_books.version on delete cascade,
  name text not null,
  bytes integer not null,
  sha1 text not null,
  primary key (version, name)
);

-- Pieces of a file; a download reads those that it needs.
create table offline_address_books.block (
  version uuid not null,
  name text not null,
  start integer not null,
  content bytea not null,
  primary key (version, name, start),
  -- Size and checksum of a file are known after its pieces.
  foreign key (version, name) references offline_address_books.file on delete cascade deferrable initially deferred
);

-- They are compressed already.
alter table offline_address_books.block alter column content set storage external;

-- Books that something has changed for since they were generated: the work that is left.
create table offline_address_books.due (
  book uuid primary key,
  organization uuid not null,
  since timestamptz not null default now()
);

-- How far the changes of each controller have been looked through.
create table offline_address_books.position (
  controller text primary key,
  sequence bigint not null
);
