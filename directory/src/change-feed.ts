/** Entries that have changed. */
export interface ChangedEntries {
  /** Whose changes are counted; another controller may count its own. */
  readonly source: string;
  /** Changes up to here have been told. */
  readonly sequence: number;
  /** GUIDs of entries that were added, changed, renamed or deleted. Some may have been told before. */
  readonly guids: readonly string[];
}

/** What a port may tell beside: which entries have changed. Where it is missing, everything has to be looked through. */
export interface ChangeFeed {
  /**
   * Entries that have changed after a sequence number of what a controller counts.
   * @param after undefined: none are told, only where to begin
   */
  changedSince(controller: string, after: number | undefined): Promise<ChangedEntries>;
}

/** Whether a port has the feed. */
export function hasChangeFeed(port: object): port is ChangeFeed {
  return 'changedSince' in port && typeof port.changedSince === 'function';
}
