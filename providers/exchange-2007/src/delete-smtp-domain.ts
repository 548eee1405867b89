import {
  type Deletion,
  type Directory,
  deleteTree,
  directory,
  type Entry,
  entryLock,
  escapeRdnValue,
  prepareDeletion,
  restoreTree,
} from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, objectName, optional, smtpDomain } from '@tenantry/schema';

import { describeDomain, domainLock, domainNameLock, findDomain } from './accepted-domain.ts';
import { DefaultDomain, DomainUnnamed, NoExchangeOrganization } from './errors.ts';
import { readContainer } from './exchange-organization.ts';

export const DeleteSMTPDomain = write({
  summary: 'Deletes an accepted domain.',
  remarks: 'A domain that does not exist is no error.',
  source: 'dd251924, dd278567',
  role: 'UserCreators',
  input: {
    name: optional(objectName('Name of the object.')),
    domainName: optional(smtpDomain('SMTP domain, in place of name.')),
    preferredDomainController: domainController(),
  },
  errors: [DomainUnnamed, DefaultDomain, NoExchangeOrganization],
  changes: directory,
  locks: ({ name, domainName }) => [
    ...(name === undefined ? [] : [domainNameLock(name)]),
    ...(domainName === undefined ? [] : [domainLock(domainName)]),
  ],

  async prepare({ input, use, lock }): Promise<Deletion | null> {
    const { name, domainName } = input;
    if (name === undefined && domainName === undefined) throw DomainUnnamed();
    const container = await readContainer(use(directory), 'acceptedDomains');
    if (!(await use(directory).find(container, ['cn']))) throw NoExchangeOrganization();
    const entry = await findNamed(use(directory), container, { name, domainName });
    if (!entry) return null;
    const domain = entry.attributes['msExchAcceptedDomainName']?.[0] ?? '';
    if (describeDomain(entry).default) throw DefaultDomain(domain);
    // An undo brings the domain back, so nobody may take it before the transaction ends.
    await lock(domainLock(domain), entryLock(entry.path));
    return (await prepareDeletion(use(directory), entry.path)) ?? null;
  },

  async apply({ use }, deletion) {
    if (deletion) await deleteTree(use(directory), deletion);
    return {};
  },

  async undo({ use }, deletion) {
    if (deletion) await restoreTree(use(directory), deletion);
  },
});

async function findNamed(
  handle: Directory,
  container: string,
  { name, domainName }: { name: string | undefined; domainName: string | undefined },
): Promise<Entry | undefined> {
  if (name === undefined) return findDomain(handle, container, domainName ?? '');
  const entry = await handle.find(`CN=${escapeRdnValue(name)},${container}`);
  const found = entry?.attributes['msExchAcceptedDomainName']?.[0]?.toLowerCase();
  return domainName === undefined || found === domainName.toLowerCase() ? entry : undefined;
}
