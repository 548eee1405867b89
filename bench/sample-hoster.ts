import { randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type Installation, openInstallation } from '@tenantry/cli/installation';
import type { DirectorySettings } from '@tenantry/cli/settings';

/** The organization of the sample hoster that gets users. */
export const organization = 'OU=AlpineSkiHouse,OU=ConsolidatedMessenger,OU=Hosting,DC=fabrikam,DC=com';
/** Callers at the same time. */
export const callers = 16;

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The hoster that the examples describe, in an empty database; `stop` ends it. */
export async function openSampleHoster(
  connectionString: string,
  folder: string,
  directory?: DirectorySettings,
): Promise<Installation> {
  const keyFile = join(folder, 'secret.key');
  await writeFile(keyFile, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  const installation = await openInstallation({
    settings: { data: folder, databaseUrl: connectionString, keyFile, retentionMonths: 1, directory },
    logger: silent,
    queue: false,
  });
  for (const document of await sampleRequests()) await submit(installation, { document });
  return installation;
}

async function sampleRequests(): Promise<string[]> {
  const examples = new URL('../examples/', import.meta.url);
  const names = (await readdir(examples)).filter((name) => /^\d\d-.*\.xml$/.test(name)).sort();
  return Promise.all(names.map((name) => readFile(new URL(name, examples), 'utf8')));
}

/** Submits a request that succeeds, and gives its id. */
export async function submit(
  { client }: Installation,
  what: Parameters<Installation['client']['submit']>[0]['what'],
): Promise<string> {
  const { state, error, requestId } = await client.submit({ what, caller: { trustee: 'system' } });
  if (state !== 'done') throw new Error(`a request ended as ${state}: ${error?.message}`);
  return requestId;
}

let created = 0;

/** Paths of new users without mailboxes. */
export async function createUsers(installation: Installation, count: number): Promise<string[]> {
  const paths: string[] = [];
  const todo = Array.from({ length: count }, () => `bench${++created}`);
  const worker = async () => {
    for (let name = todo.pop(); name; name = todo.pop()) {
      const userPrincipalName = `${name}@alpineskihouse.com`;
      const input = { container: `LDAP://${organization}`, userPrincipalName, isAdmin: false };
      await submit(installation, { namespace: 'Hosted Active Directory', procedure: 'CreateUser', input });
      paths.push(`LDAP://CN=${userPrincipalName},${organization}`);
    }
  };
  await Promise.all(Array.from({ length: callers }, worker));
  return paths;
}

/** The request that gives a user a mailbox. */
export function mailboxRequest(user: string, planName: string) {
  const address = /CN=([^,]+)/.exec(user)?.[1] ?? '';
  const input = { user, planName, alias: address.split('@')[0], emailAddresses: [`SMTP:${address}`] };
  return { namespace: 'Hosted Email 2007', procedure: 'CreateMailbox', input };
}
