import { type Attributes, directory, escapeRdnValue, removeCreated } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { defaulted, domainController, objectName, oneOf, smtpDomain, text } from '@tenantry/schema';

import { domainLock, domainNameLock, domainTypes, findDomain } from './accepted-domain.ts';
import { DomainExists, DomainNameTaken, NoExchangeOrganization } from './errors.ts';
import { readContainer } from './exchange-organization.ts';
import { exchangeVersion } from './mailbox-entry.ts';

export const CreateSMTPDomain = write({
  summary: 'Creates an accepted domain.',
  source: 'dd251924',
  role: 'UserCreators',
  input: {
    name: objectName('Name of the object, unique among accepted domains.'),
    domainName: smtpDomain('SMTP domain; *.contoso.com accepts all subdomains. At most 256 characters.'),
    preferredDomainController: domainController(),
    domainType: defaulted(
      oneOf(
        domainTypes,
        'Authoritative (default): recipients are here. InternalRelay: passed to another server of the same authority. ExternalRelay: passed to a server of somebody else.',
      ),
      'Authoritative',
    ),
  },
  output: { acceptedDomain: text('LDAP path of the accepted domain.') },
  errors: [DomainExists, DomainNameTaken, NoExchangeOrganization],
  changes: directory,
  locks: ({ name, domainName }) => [domainLock(domainName), domainNameLock(name)],

  async prepare({ input, use }) {
    const container = await readContainer(use(directory), 'acceptedDomains');
    if (!(await use(directory).find(container, ['cn']))) throw NoExchangeOrganization();
    if (await findDomain(use(directory), container, input.domainName)) throw DomainExists(input.domainName);
    const dn = `CN=${escapeRdnValue(input.name)},${container}`;
    if (await use(directory).find(dn, ['cn'])) throw DomainNameTaken(input.name);
    const attributes: Attributes = {
      objectClass: ['msExchAcceptedDomain'],
      cn: [input.name],
      msExchAcceptedDomainName: [input.domainName],
      msExchAcceptedDomainFlags: [String(domainTypes.indexOf(input.domainType))],
      msExchVersion: [exchangeVersion],
    };
    return { dn, attributes };
  },

  async apply({ use }, { dn, attributes }) {
    await use(directory).add(dn, attributes);
    return { acceptedDomain: `LDAP://${dn}` };
  },

  async undo({ use }, { dn, attributes }) {
    await removeCreated(use(directory), dn, attributes);
  },
});
