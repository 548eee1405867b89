import { boolean, type Given, guid, optional, text } from '@tenantry/schema';

import { isDisabled } from './account-bits.ts';
import type { Values } from './directory-values.ts';

/** What is told of every user. */
export const userSummary = {
  path: text('LDAP path.'),
  guid: guid('GUID of the user.'),
  name: text('Common name.'),
  displayName: optional(text('Name that people see.')),
  userPrincipalName: optional(text('Log-on name, user@domain.')),
  sAMAccountName: optional(text('Account name.')),
  mail: optional(text('Primary SMTP address.')),
  enabled: boolean('Whether the user can log on.'),
};

/** Attributes that a summary is made of. */
export const userAttributes = [
  'cn',
  'displayName',
  'userPrincipalName',
  'sAMAccountName',
  'mail',
  'userAccountControl',
] as const;

export function summaryOfUser(
  { path, guid }: { readonly path: string; readonly guid: string },
  values: Values<(typeof userAttributes)[number]>,
): Given<typeof userSummary> {
  return {
    path,
    guid,
    name: values.cn[0] ?? '',
    ...firstOf(values, ['displayName', 'userPrincipalName', 'sAMAccountName', 'mail']),
    enabled: !isDisabled(values.userAccountControl[0]),
  };
}

/** The first value of each attribute that has one. */
export function firstOf<Name extends string>(
  values: Values<Name>,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const [value] = values[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}
