import { createHash, randomBytes } from 'node:crypto';

/** What a proof of identity was found to be worth. Only good ones are kept: bad ones are for the limits to deal with. */
export interface Verdicts<T> {
  /**
   * The verdict on a proof: a fresh one that is kept, one that is just being found for the same caller, or a new one.
   */
  on(proof: Proof, find: () => Promise<T | undefined>): Promise<T | undefined>;
}

export interface Proof {
  readonly secret: string;
  /** Whom it comes from: a refusal may be about him, and is not for others who wait. */
  readonly from: string;
}

export interface VerdictLimits {
  /** A user who is disabled, or a token that is revoked, is let in so long. */
  readonly milliseconds: number;
  readonly most: number;
}

export const defaultVerdictLimits: VerdictLimits = { milliseconds: 5000, most: 2000 };

interface Kept<T> {
  readonly verdict: T;
  readonly until: number;
}

/** Checking a password takes as long as hundreds of calls; who calls again and again with the same one has it checked once in a while. */
export function createVerdicts<T>({ milliseconds, most }: VerdictLimits, now = () => performance.now()): Verdicts<T> {
  const kept = new Map<string, Kept<T>>();
  const beingFound = new Map<string, Promise<T | undefined>>();
  // Proofs are secrets: what is in memory is of no use elsewhere. A keyed digest would cost more than all the rest of signing in.
  const salt = randomBytes(32);

  return {
    async on({ secret, from }, find) {
      const name = createHash('sha256').update(salt).update(secret).digest('base64');
      const pending = `${name} ${from}`;
      const known = kept.get(name);
      if (known && known.until > now()) return known.verdict;
      kept.delete(name);
      const others = beingFound.get(pending);
      if (others) return others;
      const finding = find().finally(() => beingFound.delete(pending));
      beingFound.set(pending, finding);
      const verdict = await finding;
      if (verdict !== undefined) keep(name, verdict);
      return verdict;
    },
  };

  function keep(name: string, verdict: T): void {
    // The oldest are first; those that nobody asks for again leave this way.
    for (const oldest of kept.keys()) {
      if (kept.size < most) break;
      kept.delete(oldest);
    }
    kept.set(name, { verdict, until: now() + milliseconds });
  }
}
