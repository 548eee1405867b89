import type { DirectorySettings } from '@tenantry/cli/settings';

import { rawChanges, type ToolOptions } from './ldap-tools.ts';
import { measure } from './measure.ts';
import { countRoundTrips, roundTripsLine } from './round-trips.ts';
import { callers, createUsers, mailboxRequest, openSampleHoster, submit } from './sample-hoster.ts';

export interface MailboxesOptions {
  readonly connectionString: string;
  readonly directory: DirectorySettings;
  readonly tools: ToolOptions;
  readonly count: number;
}

const planName = 'MailboxBasic';

/** CreateMailbox over real servers, beside its own directory writes made by the tools of OpenLDAP on other users. */
export async function directoryMailboxes(options: MailboxesOptions): Promise<string[]> {
  const { connectionString, directory, tools, count } = options;
  const installation = await openSampleHoster(connectionString, tools.folder, directory);
  try {
    const [first = '', second = '', ...waiting] = await createUsers(installation, count + 2);
    const others = await createUsers(installation, count);
    // The first mailbox of an organization makes more than the later ones.
    await submit(installation, mailboxRequest(first, planName));
    const records = await Promise.all(others.map((user) => writesOf(user)));
    const left = waiting.values();
    const { perSecond } = await measure(callers, Number.POSITIVE_INFINITY, async () => {
      const { value: user, done } = left.next();
      if (done) return 'end';
      await submit(installation, mailboxRequest(user, planName));
      return undefined;
    });
    const roundTrips = await countRoundTrips(() => submit(installation, mailboxRequest(second, planName)));
    const raw = await rawChanges(tools, records.flat(), callers);
    const writes = (records[0] ?? []).length;
    const times = raw / writes / perSecond;
    return [
      `${`CreateMailbox over OpenLDAP, ${callers} callers`.padEnd(46)} ${perSecond.toFixed(0).padStart(8)}/s   its ${writes} directory writes by tools ${(raw / writes).toFixed(0)}/s   it costs ${times.toFixed(2)} times those (goal: 1.3)`,
      roundTripsLine('round trips of one CreateMailbox', roundTrips),
    ];
  } finally {
    await installation.stop();
  }

  /** What the request would change in the directory, as LDIF records. */
  async function writesOf(user: string): Promise<string[]> {
    const what = mailboxRequest(user, planName);
    const { changes = [], error } = await installation.client.plan({ what, caller: { trustee: 'system' } });
    if (error) throw new Error(`it would fail: ${error.message}`);
    return changes.filter((change) => change.startsWith('dn: '));
  }
}
