import { randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type Installation, openInstallation } from '@tenantry/cli/installation';

import { importRate } from './import-users.ts';
import { line, type Measured, measure } from './measure.ts';
import { soapCalls } from './soap-calls.ts';

const organization = 'OU=AlpineSkiHouse,OU=ConsolidatedMessenger,OU=Hosting,DC=fabrikam,DC=com';
const callers = 16;
/** Users to make for each second of the measurement. */
const usersPerSecond = 50;
/** In the first hour of the lists of an organization its Outlook users wait for each other at the end. */
const plans = [
  ['MailboxBasic', 'without Outlook'],
  ['MailboxGold', 'with new lists'],
] as const;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Mailboxes a second on the embedded directory, beside raw writes of entries by as many callers. */
export async function createMailboxes(connectionString: string, folder: string, seconds: number): Promise<string[]> {
  const keyFile = join(folder, 'secret.key');
  await writeFile(keyFile, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  const installation = await openInstallation({
    settings: { data: folder, databaseUrl: connectionString, keyFile, retentionMonths: 1 },
    logger: silent,
    queue: false,
  });
  try {
    for (const document of await sampleRequests()) await submit(installation, { document });
    const raw = await rawWrites(installation, seconds);
    const report = [line(`raw: changes of entries, ${callers} callers`, raw)];
    for (const [planName, what] of plans) report.push(await rate(installation, { planName, what, seconds, raw }));
    report.push(await importRate(installation, { organization, seconds, raw }));
    // Here, because a hoster is at hand.
    return [...report, ...(await soapCalls(installation, seconds))];
  } finally {
    await installation.stop();
  }
}

interface Rate {
  readonly planName: string;
  readonly what: string;
  readonly seconds: number;
  readonly raw: Measured;
}

async function rate(installation: Installation, { planName, what, seconds, raw }: Rate): Promise<string> {
  const waiting = await createUsers(installation, usersPerSecond * Math.ceil(seconds));
  let lastId = '';
  // Ends with the users, so that the time is that of the work.
  const measured = await measure(callers, Number.POSITIVE_INFINITY, async () => {
    const user = waiting.pop();
    if (!user) return 'end';
    lastId = await createMailbox(installation, user, planName);
    return undefined;
  });
  const { writes, inside } = await look(installation, lastId);
  const ratio = (measured.perSecond * writes) / raw.perSecond;
  const note = `${writes} writes each: ${(ratio * 100).toFixed(0)} % of the raw changes; ${(100 - inside * 100).toFixed(0)} % of the time is the engine's own`;
  return line(`CreateMailbox ${what}, ${callers} callers`, measured, note);
}

async function sampleRequests(): Promise<string[]> {
  const examples = new URL('../examples/', import.meta.url);
  const names = (await readdir(examples)).filter((name) => /^\d\d-.*\.xml$/.test(name)).sort();
  return Promise.all(names.map((name) => readFile(new URL(name, examples), 'utf8')));
}

async function submit(
  { client }: Installation,
  what: Parameters<Installation['client']['submit']>[0]['what'],
): Promise<string> {
  const { state, error, requestId } = await client.submit({ what, caller: { trustee: 'system' } });
  if (state !== 'done') throw new Error(`a request ended as ${state}: ${error?.message}`);
  return requestId;
}

/** One attribute of one entry a change, each caller its own entry. */
async function rawWrites(installation: Installation, seconds: number) {
  const users = await createUsers(installation, callers);
  let turn = 0;
  return measure(callers, seconds, async (caller) => {
    turn++;
    await installation.directory.modify(users[caller] ?? '', { description: [`change ${turn}`] });
  });
}

let created = 0;

/** Paths of new users without mailboxes. */
async function createUsers(installation: Installation, count: number): Promise<string[]> {
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

function createMailbox(installation: Installation, user: string, planName: string): Promise<string> {
  const address = /CN=([^,]+)/.exec(user)?.[1] ?? '';
  const input = {
    user,
    planName,
    alias: address.split('@')[0],
    emailAddresses: [`SMTP:${address}`],
  };
  return submit(installation, { namespace: 'Hosted Email 2007', procedure: 'CreateMailbox', input });
}

/** Writes of one request, and the share of its time that its reads and writes take. */
async function look({ client }: Installation, requestId: string): Promise<{ writes: number; inside: number }> {
  const request = await client.explain(requestId);
  const leaves = (request?.steps ?? []).filter(({ kind }) => kind !== 'composite');
  const inside = leaves.reduce((sum, { milliseconds = 0 }) => sum + milliseconds, 0);
  return {
    writes: leaves.filter(({ kind }) => kind === 'write').length,
    inside: inside / (request?.milliseconds ?? 1),
  };
}
