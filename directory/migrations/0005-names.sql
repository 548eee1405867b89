-- The entries of a container in the order of their names, so that a page of them costs what it holds.

-- As page.ts compares names. Its ends are cut so that it has room in the index beside the name of any container.
alter table directory.entry add column name text collate "C" not null generated always as (
  left(
    lower(normalize(
      left(coalesce(attributes -> 'displayName' ->> 0, attributes -> 'cn' ->> 0, attributes -> 'ou' ->> 0, ''), 128),
      nfkd
    )),
    128
  )
) stored;

-- It also finds what lies below a container, in any order.
create index entry_name on directory.entry (parent, name, guid);
drop index directory.entry_parent;
