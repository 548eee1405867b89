drop table example_provider.note;
