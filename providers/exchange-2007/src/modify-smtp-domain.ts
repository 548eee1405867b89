import { applyChange, changeOf, directory, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, oneOf, smtpDomain } from '@tenantry/schema';

import { domainLock, domainTypes, findDomain, flagsWith } from './accepted-domain.ts';
import { NoExchangeOrganization, NoSuchDomain } from './errors.ts';
import { readContainer } from './exchange-organization.ts';

export const ModifySMTPDomain_ = write({
  summary: 'Changes where the mail of an accepted domain goes.',
  remarks: 'An addition of Tenantry.',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    domainName: smtpDomain('SMTP domain.'),
    domainType: oneOf(
      domainTypes,
      'Authoritative: recipients are here. InternalRelay: passed to another server of the same authority. ExternalRelay: passed to a server of somebody else.',
    ),
  },
  errors: [NoExchangeOrganization, NoSuchDomain],
  changes: directory,
  locks: ({ domainName }) => [domainLock(domainName)],

  async prepare({ input, use }) {
    const container = await readContainer(use(directory), 'acceptedDomains');
    if (!(await use(directory).find(container, ['cn']))) throw NoExchangeOrganization();
    const entry = await findDomain(use(directory), container, input.domainName);
    if (!entry) throw NoSuchDomain(input.domainName);
    return changeOf(entry, { msExchAcceptedDomainFlags: [flagsWith(entry, input.domainType)] });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
