// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { runProcedure } from '@tenantry/cli/two-tenants';
import { isThorough } from '@tenantry/testing';

import { type SambaEngines, sambaEngines } from './samba-engines.ts';

const rounds = isThorough() ? 300 : 4;
const longestLagMilliseconds = isThorough() ? 30_000 : 2000;

/** The fault of the rollup, for any lag: the second request found no lists of the first one and made them again, or failed. */
describe('two engines over two Samba domain controllers', () => {
  it('make one of each list for the first Outlook user, however late replication comes', async () => {
    const engines = await sambaEngines();
    const [, second] = engines.samba.pair.controllers;
    for (let round = 0; round < rounds; round++) {
      const name = `Late${round}`;
      await second.pauseReplication();
      const resumed = pause((longestLagMilliseconds * round) / rounds).then(() => second.resumeReplication());

      await provisionBackToBack(engines, name);
      await resumed;

      assert.deepEqual(await listsOf(engines, name), [`CN=${name} AL`, `CN=${name} GAL`, `CN=${name} OAL`]);
    }
  });
});

/** An organization through one engine and controller, its first Outlook user at once through the others. */
async function provisionBackToBack({ hoster, other }: SambaEngines, name: string): Promise<void> {
  const domainName = `${name.toLowerCase()}.example`;
  const first = { preferredDomainController: 'dc1.fabrikam.com' };
  const second = { preferredDomainController: 'dc2.fabrikam.com' };
  const run = (procedure: string, input: object) =>
    runProcedure(other.client, { name: procedure, input: { ...input, ...second }, trustee: 'system' });

  const container = hoster.reseller.path;
  const { org } = await hoster.run('Hosted Active Directory::CreateOrganization', { container, name, ...first });
  await run('Hosted Active Directory::Subscribe', { path: org.path, planName: 'DirectoryBusiness' });
  await hoster.run('Hosted Email 2007::MailEnableTenant', {
    path: org.path,
    planName: 'BusinessGrowing',
    availablePlans: ['MailboxGold'],
    domainName,
    ...first,
  });
  const { user } = await run('Hosted Active Directory::CreateUser', {
    container: org.path,
    userPrincipalName: `ann@${domainName}`,
    displayName: 'Ann',
    isAdmin: false,
    newPassword: 'Test-password-1',
  });
  await hoster.run('Hosted Email 2007::CreateMailbox', {
    user: user.path,
    planName: 'MailboxGold',
    alias: 'ann',
    emailAddresses: [`SMTP:ann@${domainName}`],
    ...first,
  });
  const { user: next } = await run('Hosted Active Directory::CreateUser', {
    container: org.path,
    userPrincipalName: `ben@${domainName}`,
    displayName: 'Ben',
    isAdmin: false,
    newPassword: 'Test-password-1',
  });
  await run('Hosted Email 2007::CreateMailbox', {
    user: next.path,
    planName: 'MailboxGold',
    alias: 'ben',
    emailAddresses: [`SMTP:ben@${domainName}`],
  });
}

async function listsOf({ hoster }: SambaEngines, name: string): Promise<string[]> {
  const { configuration } = await hoster.directory.contexts();
  const filter = `(|(cn=${name} GAL*)(cn=${name} AL*)(cn=${name} OAL*))`;
  const names: string[] = [];
  for await (const { dn } of hoster.directory.search({ base: configuration, filter, attributes: [] })) {
    names.push(dn.split(',')[0] ?? '');
  }
  return names.sort();
}
