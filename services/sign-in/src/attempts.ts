import { createHash } from 'node:crypto';

import type pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';

import { addressKey } from './address-key.ts';
import { createTurns } from './turns.ts';

export interface AttemptLimits {
  /** Failures under one name until it is locked. */
  readonly perName: number;
  /** Failures from one address until it is locked. */
  readonly perAddress: number;
  /** Minutes that failures count, and that a lock lasts. */
  readonly minutes: number;
}

export const defaultAttemptLimits: AttemptLimits = { perName: 10, perAddress: 100, minutes: 15 };

/** A name can be spelled in several ways; so many times the failures of one spelling lock the account behind all of them. */
const spellings = 3;
/** Attempts from one address that a server looks into at once: so many more than allowed can fail before it is locked. */
const addressTurns = 8;

/** Who tries to sign in. Without an address it is somebody who is signed in already. */
export interface Attempt {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  /** Told how many seconds to wait when there were too many failures; what it gives is thrown. */
  locked(seconds: number): Error;
}

/** Asks whether an account may be tried; an empty text stands for a name that nobody has. */
export type Permit = (guid: string) => Promise<boolean>;

/** Counts failures to sign in, for all servers of an installation, and lets nobody try who has failed too often. */
export interface Attempts {
  /**
   * Lets somebody try. What the caller has said himself - name, address - is refused aloud; a locked account behind the name
   * fails like a wrong password, or it would show which names are of one account.
   * @param work gives undefined when it fails
   */
  try<T>(attempt: Attempt, work: (permit: Permit) => Promise<T | undefined>): Promise<T | undefined>;
}

export function createAttempts(pool: pg.Pool, { perName, perAddress, minutes }: AttemptLimits): Attempts {
  const names = createCounter('name', perName);
  const accounts = createCounter('account', perName * spellings);
  const addresses = createCounter('address', perAddress);
  // One after the other: of a thousand guesses at once each must find the failures of those before it.
  const nameTurns = createTurns(1);
  const turnsOfAddresses = createTurns(addressTurns);

  return {
    try(attempt, work) {
      const { name, address } = attempt;
      const named = () =>
        name === undefined ? once(attempt, work) : nameTurns.take(nameKey(name), () => once(attempt, work));
      return address === undefined ? named() : turnsOfAddresses.take(addressKey(address), named);
    },
  };

  async function once<T>(
    { name, address, locked }: Attempt,
    work: (permit: Permit) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const byName = name === undefined ? undefined : nameKey(name);
    const byAddress = address === undefined ? undefined : addressKey(address);
    const [nameWait, addressWait] = await Promise.all([names.wait(byName), addresses.wait(byAddress)]);
    const wait = Math.max(nameWait, addressWait);
    if (wait > 0) throw locked(wait);

    let byAccount: string | undefined;
    const result = await work(async (guid) => {
      byAccount = guid === '' ? `nobody ${byName ?? ''}` : guid;
      return (await accounts.wait(byAccount)) === 0;
    });
    if (result === undefined)
      await Promise.all([names.fail(byName), addresses.fail(byAddress), accounts.fail(byAccount)]);
    else await Promise.all([names.forget(byName), accounts.forget(byAccount)]);
    return result;
  }

  function createCounter(keyPrefix: string, points: number): Counter {
    const seconds = minutes * 60;
    const limiter = new RateLimiterPostgres({
      storeClient: pool,
      schemaName: 'sign_in',
      tableName: 'attempt',
      tableCreated: true,
      keyPrefix,
      points,
      duration: seconds,
    });
    return counterOf(limiter, { points, seconds });
  }
}

/** Failures under a key; without a key it does nothing. */
interface Counter {
  /** Seconds until the key may try again; 0 for now. */
  wait(key: string | undefined): Promise<number>;
  fail(key: string | undefined): Promise<void>;
  forget(key: string | undefined): Promise<void>;
}

function counterOf(
  limiter: RateLimiterPostgres,
  { points, seconds }: { readonly points: number; readonly seconds: number },
): Counter {
  return {
    async wait(key) {
      const found = key === undefined ? null : await limiter.get(digest(key));
      if (!found || found.consumedPoints < points) return 0;
      return Math.max(1, Math.ceil(found.msBeforeNext / 1000));
    },
    async fail(key) {
      if (key === undefined) return;
      const { consumedPoints } = await limiter.penalty(digest(key), 1);
      // From here on the whole time, not what is left since the first failure.
      if (consumedPoints === points) await limiter.block(digest(key), seconds);
    },
    async forget(key) {
      if (key !== undefined) await limiter.delete(digest(key));
    },
  };
}

function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** Names may be longer than a key, and need not stand in a table. */
function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
