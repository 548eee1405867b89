import type { Call } from '@tenantry/engine';

import { controllerOf, readValues } from './directory-values.ts';
import type { Owner } from './organization-groups.ts';
import { pointedTo } from './pointers.ts';

/** What an organization has of its lists, and whether they show a user. */
export interface ListState {
  readonly globalAddressList: string | undefined;
  readonly addressList: string | undefined;
  readonly offlineAddressBook: string | undefined;
  /** All three are there. */
  readonly isComplete: boolean;
  /** They are older than any request can be that might still take them back. */
  readonly isSettled: boolean;
  /** The user is in the lists; true without a user. */
  readonly isShown: boolean;
}

/** Longer than any request runs. */
const settledAfterMilliseconds = 60 * 60 * 1000;

/** Looks at the lists of an organization, and at one user. */
export async function readListState(call: Call, owner: Owner, user: string | undefined): Promise<ListState> {
  const controller = controllerOf(owner);
  const organization = { path: owner.organization.path, ...controller };
  const { otherWellKnownObjects } = await readValues(call, organization, ['otherWellKnownObjects']);
  const globalAddressList = pointedTo(otherWellKnownObjects, 'globalAddressList');
  const addressList = pointedTo(otherWellKnownObjects, 'addressList');
  const offlineAddressBook = pointedTo(otherWellKnownObjects, 'offlineAddressBook');
  const lists = { globalAddressList, addressList, offlineAddressBook };
  if (globalAddressList === undefined || addressList === undefined || offlineAddressBook === undefined) {
    return { ...lists, isComplete: false, isSettled: false, isShown: false };
  }

  // The book is made last.
  const book = { path: `LDAP://${offlineAddressBook}`, ...controller };
  const { whenCreated } = await readValues(call, book, ['whenCreated']);
  const shown = user === undefined ? undefined : await readValues(call, { path: user, ...controller }, shownNames);
  const wanted = [globalAddressList, addressList];
  return {
    ...lists,
    isComplete: true,
    isSettled: Date.now() - timeOf(whenCreated[0]) > settledAfterMilliseconds,
    isShown:
      shown === undefined ||
      (includesAll(shown.showInAddressBook, wanted) && includesAll(shown.msExchUseOAB, [offlineAddressBook])),
  };
}

const shownNames = ['showInAddressBook', 'msExchUseOAB'] as const;

function includesAll(values: readonly string[], wanted: readonly string[]): boolean {
  const found = new Set(values.map((value) => value.toLowerCase()));
  return wanted.every((value) => found.has(value.toLowerCase()));
}

/** Milliseconds of a time in the directory's form, 20080221093000.0Z; now when it has none. */
function timeOf(text = ''): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(text) ?? [];
  if (year === undefined) return Date.now();
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}
