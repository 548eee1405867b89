import type { Installation } from '@tenantry/cli/installation';

import { importRate } from './import-users.ts';
import { line, type Measured, measure } from './measure.ts';
import { countRoundTrips, roundTripsLine } from './round-trips.ts';
import { callers, createUsers, mailboxRequest, openSampleHoster, organization, submit } from './sample-hoster.ts';

/** Users to make for each second of the measurement. */
const usersPerSecond = 50;
/** In the first hour of the lists of an organization its Outlook users wait for each other at the end. */
const plans = [
  ['MailboxBasic', 'without Outlook'],
  ['MailboxGold', 'with new lists'],
] as const;

/** Mailboxes a second on the embedded directory, beside raw writes of entries by as many callers. */
export async function createMailboxes(connectionString: string, folder: string, seconds: number): Promise<string[]> {
  const installation = await openSampleHoster(connectionString, folder);
  try {
    const raw = await rawWrites(installation, seconds);
    const report = [line(`raw: changes of entries, ${callers} callers`, raw)];
    for (const [planName, what] of plans) report.push(await rate(installation, { planName, what, seconds, raw }));
    report.push(await roundTrips(installation));
    report.push(await importRate(installation, { organization, seconds, raw }));
    return report;
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
    lastId = await submit(installation, mailboxRequest(user, planName));
    return undefined;
  });
  const { writes, inside } = await look(installation, lastId);
  const ratio = (measured.perSecond * writes) / raw.perSecond;
  const note = `${writes} writes each: ${(ratio * 100).toFixed(0)} % of the raw changes; ${(100 - inside * 100).toFixed(0)} % of the time is the engine's own`;
  return line(`CreateMailbox ${what}, ${callers} callers`, measured, note);
}

/** Round trips of one request when everything is warm. */
async function roundTrips(installation: Installation): Promise<string> {
  const [user = ''] = await createUsers(installation, 1);
  const counted = await countRoundTrips(() => submit(installation, mailboxRequest(user, 'MailboxBasic')));
  return roundTripsLine('round trips of one CreateMailbox', counted);
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
