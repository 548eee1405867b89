-- Several controllers may count the same changes; who counts is what the position is of.
alter table offline_address_books.position rename column controller to source;

-- Deletions are forgotten by the directory after a time; a position that is older says nothing any more.
alter table offline_address_books.position add column noted_at timestamptz not null default now();
