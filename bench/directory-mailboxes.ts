import type { DirectorySettings } from '@tenantry/cli/settings';

import { rawChanges, type ToolOptions } from './ldap-tools.ts';
import { measure } from './measure.ts';
import { countRoundTrips, roundTripsLine } from './round-trips.ts';
import { createUsers, mailboxRequest, openSampleHoster, submit } from './sample-hoster.ts';

export interface MailboxesOptions {
  /** What the servers are called. */
  readonly name: string;
  readonly connectionString: string;
  readonly directory: DirectorySettings;
  readonly tools: ToolOptions;
  /** How many callers at the same time make how many mailboxes. */
  readonly loads: readonly Load[];
}

interface Load {
  readonly callers: number;
  readonly mailboxes: number;
}

const planName = 'MailboxBasic';

/** CreateMailbox over real servers, beside its own directory writes made by the tools of OpenLDAP on other users. */
export async function directoryMailboxes(options: MailboxesOptions): Promise<string[]> {
  const { name, connectionString, directory, tools, loads } = options;
  const installation = await openSampleHoster(connectionString, tools.folder, directory);
  try {
    const [first = '', second = ''] = await createUsers(installation, 2);
    // The first mailbox of an organization makes more than the later ones.
    await submit(installation, mailboxRequest(first, planName));
    const lines: string[] = [];
    for (const load of loads) lines.push(await beside(load));
    const roundTrips = await countRoundTrips(() => submit(installation, mailboxRequest(second, planName)));
    return [...lines, roundTripsLine('round trips of one CreateMailbox', roundTrips)];
  } finally {
    await installation.stop();
  }

  async function beside({ callers, mailboxes }: Load): Promise<string> {
    const [users, others] = [await createUsers(installation, mailboxes), await createUsers(installation, mailboxes)];
    const records = await Promise.all(others.map((user) => writesOf(user)));
    const left = users.values();
    const { perSecond } = await measure(callers, Number.POSITIVE_INFINITY, async () => {
      const { value: user, done } = left.next();
      if (done) return 'end';
      await submit(installation, mailboxRequest(user, planName));
      return undefined;
    });
    const writes = (records[0] ?? []).length;
    const raw = (await rawChanges(tools, records.flat(), callers)) / writes;
    return `${`CreateMailbox over ${name}, ${callers} callers`.padEnd(46)} ${perSecond.toFixed(0).padStart(8)}/s   its ${writes} directory writes by tools ${raw.toFixed(0)}/s   it costs ${(raw / perSecond).toFixed(2)} times those (goal: 1.3)`;
  }

  /** What the request would change in the directory, as LDIF records. */
  async function writesOf(user: string): Promise<string[]> {
    const what = mailboxRequest(user, planName);
    const { changes = [], error } = await installation.client.plan({ what, caller: { trustee: 'system' } });
    if (error) throw new Error(`it would fail: ${error.message}`);
    return changes.filter((change) => change.startsWith('dn: '));
  }
}
