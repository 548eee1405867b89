export {
  type EmbeddedDirectory,
  type EmbeddedDirectoryOptions,
  embeddedMigrations,
  openEmbeddedDirectory,
} from './open-embedded-directory.ts';
export { activeDirectorySchema, renderSchemaChange, type SchemaChange } from './schema/active-directory-schema.ts';
