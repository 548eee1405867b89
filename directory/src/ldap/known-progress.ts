import type { Positions } from '../port.ts';

/**
 * How far a server is known to have come: of each source the newest change that it has told to have. A server never goes
 * back, so this stays true as long as its connections last; one that lost them may have been restored from a backup.
 */
export class KnownProgress {
  #reached = new Map<string, string>();

  /** Whether it has come so far; asks it when that is not known yet. */
  async hasReached(positions: Positions, ask: () => Promise<boolean>): Promise<boolean> {
    // What is learnt of a server that is lost meanwhile goes nowhere.
    const reached = this.#reached;
    const isKnown = positions.every(({ source, order }) => order <= (reached.get(source) ?? ''));
    if (isKnown) return true;
    if (!(await ask())) return false;
    for (const { source, order } of positions) {
      if (order > (reached.get(source) ?? '')) reached.set(source, order);
    }
    return true;
  }

  /** A connection was lost. */
  forget(): void {
    this.#reached = new Map();
  }
}
