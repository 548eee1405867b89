import type { Principal } from '@tenantry/engine/client';

import type { Attempt, Attempts } from './attempts.ts';
import type { People } from './people.ts';

/** Checks names and passwords, and counts failures. */
export interface Passwords {
  /** Who has this password. */
  check(given: GivenPassword): Promise<Principal | undefined>;
}

export interface GivenPassword extends Pick<Attempt, 'address' | 'locked'> {
  readonly user: string;
  readonly password: string;
}

export function createPasswords(people: Pick<People, 'authenticate'>, attempts: Attempts): Passwords {
  return {
    async check({ user, password, address, locked }) {
      const account = await attempts.try({ name: user, address, locked }, (permit) =>
        people.authenticate(user, password, permit),
      );
      return account && { trustee: account.path };
    },
  };
}
