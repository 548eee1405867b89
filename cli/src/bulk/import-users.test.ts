import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';

import { createFailureReport } from './failure-report.ts';
import { importUsers, type RowOutcome } from './import-users.ts';
import { readUsers } from './read-users.ts';

const file = `userPrincipalName,displayName,emailAddresses,plan,password
ann@acme.example,"Beebe, Ann",ann@acme.example; a.beebe@acme.example,,Test-password-1
ben@acme.example,Ben,,MailboxBasic,
"cleo@acme.example","Cleo ""the first""",,,

dora@rival.example,Dora,,,
`;

describe('tenantry import', () => {
  it('makes a user and a mailbox of each row, tells what failed, and goes on where it stopped', async () => {
    const hoster = await hosting();
    const before = await importInto(hoster, file.split('\n').slice(0, 2).join('\n'));
    assert.deepEqual(statesOf(before), [[2, 'done', undefined]]);

    const outcomes = await importInto(hoster, file);

    assert.deepEqual(statesOf(outcomes), [
      [2, 'earlier', undefined],
      [3, 'done', undefined],
      [4, 'done', undefined],
      [6, 'failed', 'MANAGED_DIRECTORY_SUFFIX_NOT_ALLOWED'],
    ]);
    const { attributes } = await hoster.directory.read(pathOf(hoster, 'ann'));
    assert.deepEqual(attributes['displayName'], ['Beebe, Ann']);
    assert.deepEqual([...(attributes['proxyAddresses'] ?? [])].sort(), [
      'SMTP:ann@acme.example',
      'smtp:a.beebe@acme.example',
    ]);
    const { planName } = await hoster.run('Hosted Email 2007::GetUserPlanAssignment', { user: pathOf(hoster, 'ben') });
    assert.equal(planName, 'MailboxBasic');
    assert.deepEqual(await tablesWith(hoster, 'Test-password-1'), []);
  });

  it('leaves no user where the mailbox fails, and tries a failed row anew', async () => {
    const hoster = await hosting();
    const rows = 'userPrincipalName,plan\nann@acme.example,MailboxSilver\n';
    assert.deepEqual(statesOf(await importInto(hoster, rows)), [[2, 'failed', 'PLANS_NO_SUCH_PLAN']]);
    assert.equal(await hoster.directory.find(pathOf(hoster, 'ann')), undefined);

    await hoster.run('Hosted Email 2007::CreateUserPlan', {
      planName: 'MailboxSilver',
      description: 'Silver',
      features: { prohibitSendQuota: 1_048_576 },
    });
    await hoster.run('Hosted Email 2007::AddAvailablePlans', {
      organization: hoster.acme.path,
      availablePlans: ['MailboxSilver'],
    });
    assert.deepEqual(statesOf(await importInto(hoster, rows)), [[2, 'done', undefined]]);
  });

  it('writes failures so that the file can be imported when it is mended, without passwords', async () => {
    const hoster = await hosting();
    const path = join(hoster.keys.data, 'users.failed.csv');
    const report = createFailureReport(path);
    for (const outcome of await importInto(hoster, file.replace('dora@rival.example', 'ann@rival.example'))) {
      if (outcome.state === 'failed') await report.add(outcome);
    }
    await report.close();

    const written = await readFile(path, 'utf8');
    assert.doesNotMatch(written, /password/i);
    assert.match(written, /MANAGED_DIRECTORY_SUFFIX_NOT_ALLOWED/);
    const mended = written.replace('ann@rival.example', 'dora@acme.example');
    assert.deepEqual(statesOf(await importInto(hoster, mended)), [[2, 'done', undefined]]);
  });

  it('refuses a file with an unknown column, without the log-on name, or that is no CSV', async () => {
    const hoster = await hosting();
    for (const [content, found] of [
      ['userPrincipalName,phone\n', /a column "phone"/],
      ['displayName\n', /no column "userPrincipalName"/],
      ['userPrincipalName,displayName\nann@acme.example\n', /Invalid Record Length/],
    ] as const) {
      await assert.rejects(importInto(hoster, content), { code: 'CLI_FILE_INVALID', message: found });
    }
  });
});

async function importInto(hoster: Hosting, content: string): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  await importUsers(readUsers('users.csv', Readable.from([content])), {
    client: hoster.client,
    caller: { trustee: 'system' },
    defaults: { organization: hoster.acme.path, plan: 'MailboxGold' },
    parallel: 4,
    signal: new AbortController().signal,
    onRow(outcome) {
      outcomes.push(outcome);
    },
  });
  return outcomes;
}

function statesOf(outcomes: readonly RowOutcome[]) {
  const sorted = [...outcomes].sort((one, other) => one.row.line - other.row.line);
  return sorted.map(({ row, state, errorCode }) => [row.line, state, errorCode]);
}

function pathOf({ acme }: Hosting, name: string): string {
  return acme.path.replace('LDAP://', `LDAP://CN=${name}@acme.example,`);
}

/** Tables of the log in which a text stands in clear, also inside of octets. */
async function tablesWith({ pool }: Hosting, secret: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'engine'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await pool.query(
      `select 1 from ${name} t where t::text like $1 or t::text like $2 limit 1`,
      [`%${secret}%`, `%${Buffer.from(secret).toString('hex')}%`],
    );
    if (hits.length > 0) found.push(name);
  }
  return found;
}
