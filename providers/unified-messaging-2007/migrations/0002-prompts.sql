-- Sound files that dial plans and auto attendants play, where Exchange has a share that UM servers read.

create table unified_messaging.prompt (
  owner uuid not null,
  file_name text not null,
  content bytea not null,
  primary key (owner, file_name)
);

comment on table unified_messaging.prompt is 'By the GUID of the dial plan or auto attendant that plays it.';
