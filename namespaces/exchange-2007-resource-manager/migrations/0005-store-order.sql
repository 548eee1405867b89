-- Stores with the same space, as new ones have, are told apart by their number: it belongs into the index, or all of them are read
-- to find the first. The one with the most space comes with the lowest number first, which one index cannot give in both directions.

drop index resource_manager.store_free;

create index store_free on resource_manager.store (kind, shared, free, store_id)
where registered and provisionable and owner is null;

create index store_most_free on resource_manager.store (kind, shared, free desc, store_id)
where registered and provisionable and owner is null;

