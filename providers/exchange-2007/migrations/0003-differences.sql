-- Differences, by which clients that have the version before load only what is new. They outlive the other files of
-- their version.
alter table offline_address_books.file add column is_difference boolean not null default false;

-- Length of the full details, uncompressed: what a difference makes. Versions from before have no difference.
alter table offline_address_books.version add column details_bytes integer;
