create table example_provider.note (
  key text primary key,
  value text not null
);
