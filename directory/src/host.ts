export {
  type EmbeddedDirectory,
  type EmbeddedDirectoryOptions,
  embeddedMigrations,
  openEmbeddedDirectory,
} from './open-embedded-directory.ts';
