import type { DirectorySettings } from '@tenantry/cli/settings';

/** A kind of real directory for tests. */
export interface DirectoryServers {
  readonly name: string;
  /**
   * Starts servers with an empty, prepared domain.
   * @param from what others of this kind left when they were kept
   */
  open(from: string | undefined): Promise<TestDirectory>;
}

/** A directory of real servers. */
export interface TestDirectory {
  readonly settings: DirectorySettings;
  stop(): Promise<void>;
  /** Ends the servers and gives what others begin from. */
  keep(): Promise<string>;
}
