import { randomInt } from 'node:crypto';

import type { CompositeScope } from '@tenantry/engine';

import { type Controller, escapeFilter, searchDomain } from './directory-values.ts';
import { AccountNameTaken } from './errors.ts';

/** Characters that an account name may have (Windows before 2000). */
const accountNameMaximum = 20;

/** An organization's own part in the account names of its groups. */
const shortNameMaximum = 9;

/** So many candidates are tried; the later ones are so random that a second one is hardly ever needed. */
const candidatesMaximum = 40;

const wordCharacters = 'abcdefghijklmnopqrstuvwxyz0123456789';

type Scope = Pick<CompositeScope<never>, 'call' | 'lock'>;

/** The account name that belongs to a name: bob@alpineskihouse.com has bob_alpineskihouse.c. */
export function accountNameOf(name: string): string {
  return fitting(name.replace('@', '_'), accountNameMaximum);
}

/** Chooses an account name that is free and holds it. */
export async function chooseAccountName(scope: Scope, wanted: string, controller: Controller): Promise<string> {
  for (const candidate of candidates(wanted, accountNameMaximum)) {
    if (await holdAccountNames(scope, [candidate], controller)) return candidate;
  }
  throw AccountNameTaken(wanted);
}

/** Chooses the part that the account names of the groups of an organization have in common, and holds the names. */
export async function chooseShortName(
  scope: Scope,
  organization: string,
  { accounts, ...controller }: Controller & { readonly accounts: readonly string[] },
): Promise<string> {
  for (const candidate of candidates(fitting(organization, shortNameMaximum), accountNameMaximum - shortNameMaximum)) {
    const names = accounts.map((account) => `${account}${candidate}`);
    if (await holdAccountNames(scope, names, controller)) return candidate;
  }
  throw AccountNameTaken(organization);
}

/** Holds account names if all of them are free. Looking first keeps requests for taken names from waiting for each other. */
export async function holdAccountNames(
  scope: Scope,
  names: readonly string[],
  controller: Controller,
): Promise<boolean> {
  if (!(await areFree(scope, names, controller))) return false;
  await scope.lock(...names.map((name) => `sAMAccountName:${name.toLowerCase()}`));
  return areFree(scope, names, controller);
}

async function areFree({ call }: Scope, names: readonly string[], controller: Controller): Promise<boolean> {
  const filter = `(|${names.map((name) => `(sAMAccountName=${escapeFilter(name)})`).join('')})`;
  const found = await searchDomain(call, filter, { ...controller, limit: 1 });
  return found.length === 0;
}

/** The wanted name, then shorter ones with an ending: 2, 3, then something random that gets longer. */
function* candidates(wanted: string, maximum: number): Generator<string> {
  yield wanted.slice(0, maximum);
  for (let attempt = 2; attempt < candidatesMaximum; attempt++) {
    const ending = attempt < 4 ? String(attempt) : randomWord(Math.min(4 + Math.floor(attempt / 10), maximum - 1));
    yield `${fitting(wanted, maximum - ending.length)}${ending}`;
  }
}

function randomWord(length: number): string {
  return Array.from({ length }, () => wordCharacters[randomInt(wordCharacters.length)]).join('');
}

/** Without the characters that an account name must not have, and without a dot or space at its end. */
function fitting(name: string, length: number): string {
  const allowed = name.replace(/["/\\[\]:;|=,+*?<>@\p{Cc}]/gu, '_');
  return allowed.slice(0, length).replace(/[. ]+$/, '') || '_';
}
