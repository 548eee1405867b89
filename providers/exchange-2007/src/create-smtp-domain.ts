import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { defaulted, domainController, objectName, oneOf, smtpDomain, text } from '@tenantry/schema';

import { domainTypes } from './accepted-domain.ts';
import { DomainExists, DomainNameTaken, NoExchangeOrganization } from './errors.ts';
import { pending } from './pending.ts';

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
  prepare: pending,
  apply: pending,
  undo: pending,
});
