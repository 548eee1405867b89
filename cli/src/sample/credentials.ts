import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The administrator whom the first start makes. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** File that keeps them, readable by the user of the installation only. */
export function credentialsFile(folder: string): string {
  return join(folder, 'credentials.json');
}

/** The credentials of the data folder, if it has them. */
export async function findCredentials(folder: string): Promise<Credentials | undefined> {
  const text = await readFile(credentialsFile(folder), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
  // Written by this module.
  return text === undefined ? undefined : (JSON.parse(text) as Credentials);
}

/** The credentials to use: kept before the account is made, so that a start that was interrupted does not lose them. */
export async function keepCredentials(folder: string, user: string): Promise<Credentials> {
  const known = await findCredentials(folder);
  if (known?.user === user) return known;

  const credentials = { user, password: generatePassword() };
  const unfinished = `${credentialsFile(folder)}.${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, credentialsFile(folder));
  return credentials;
}

/** 120 random bits, with a character of each kind that policies ask for. */
function generatePassword(): string {
  return `Aa1-${randomBytes(15).toString('base64url')}`;
}
