import type { Manifest } from './manifest.ts';

/** A component that a process is to have. */
export interface Selected {
  readonly manifest: Manifest;
  /** Where its package is unpacked; undefined for what comes with the program. */
  readonly folder: string | undefined;
}

/** A step of the tables of a component. */
export interface Migration {
  readonly schema: string;
  readonly number: number;
  readonly name: string;
  readonly hasWayBack: boolean;
}

/** How far a schema has come. */
export interface Level {
  readonly schema: string;
  readonly number: number;
}

/** What the program does for deployment, which itself knows only manifests. */
export interface ComponentHost {
  /** What comes with the program. */
  readonly program: readonly Manifest[];
  /** Loads the code of components without using it. Throws DEPLOY_COMPONENT_UNUSABLE. */
  prepare(selection: readonly Selected[]): Promise<PreparedComponents>;
  /** How far each schema is. */
  levels(): Promise<Level[]>;
  /** Takes schemas back to where they were. */
  migrateBack(levels: readonly Level[]): Promise<void>;
}

/** Loaded components, ready to be used. */
export interface PreparedComponents {
  /** Puts them in the place of those in use; resolves when no request runs on the former ones. */
  use(): Promise<void>;
  /** Migrations that they need and the database does not have. */
  pendingMigrations(): Promise<Migration[]>;
  /** Brings their tables up to date. Tables that are further than they know are refused, unless an update is under way. */
  migrate(options: { readonly mayBeAhead: boolean }): Promise<void>;
  /** The level that each of their schemas has when they are up to date. */
  levels(): Promise<Level[]>;
  /** Published procedures of a component, as they would be called. */
  procedures(component: string): readonly string[];
}
