import { FileInvalid } from '../errors.ts';

/** Columns of a file of users, by their names in the file. */
export const columns = {
  userPrincipalName: 'Log-on name, user@domain. The only one that every file must have.',
  organization: 'LDAP path of the organization; else the one of --organization.',
  plan: 'User plan of the mailbox; else the one of --plan. A user without a plan gets no mailbox.',
  displayName: 'Name that people see.',
  givenName: 'First name.',
  sn: 'Last name.',
  description: 'Description.',
  password: 'Password; without it the account stays disabled.',
  isAdmin: 'true: becomes an administrator of the organization.',
  alias: 'E-mail alias; else the part of the log-on name before the @.',
  emailAddresses: 'Addresses, apart by semicolons, the primary one first; else the log-on name.',
} as const;

export type Column = keyof typeof columns;

/** Columns that a report of failures has besides; a file that is such a report is read as if it had not. */
export const reportColumns = ['line', 'errorCode', 'error'] as const;

const byLowerCase = new Map<string, string>(
  [...Object.keys(columns), ...reportColumns].map((name) => [name.toLowerCase(), name]),
);

/** The names in the first line of a file as this program writes them. Case and spaces around do not count. */
export function readHeader(file: string, header: readonly string[]): string[] {
  const names = header.map((given) => {
    const name = byLowerCase.get(given.trim().toLowerCase());
    if (name === undefined) throw FileInvalid(file, `it has a column "${given}"`, `one with ${knownColumns()}`);
    return name;
  });
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw FileInvalid(file, `the column "${twice}" stands there twice`, 'one with each once');
  if (!names.includes('userPrincipalName')) {
    throw FileInvalid(file, 'it has no column "userPrincipalName"', `one whose first line names ${knownColumns()}`);
  }
  return names;
}

function knownColumns(): string {
  return Object.keys(columns).join(', ');
}
