import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import {
  boolean,
  defaulted,
  domainController,
  guid,
  integer,
  list,
  oneOf,
  optional,
  record,
  text,
} from '@tenantry/schema';

import { domainTypes } from './accepted-domain.ts';
import { NoExchangeOrganization } from './errors.ts';
import { pending } from './pending.ts';

export const GetSMTPDomain = read({
  summary: 'Returns the accepted domains of the Exchange organization, or one of them.',
  remarks:
    'An identity that does not exist gives an empty collection. Without identity the first resultSize domains come (KB952077: never all at once).',
  source: 'dd252168, KB952077, KB957583',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    identity: optional(
      text('Accepted domain to return: name, SMTP domain, GUID, DN or LDAP path. Without it all come.'),
    ),
    resultSize: defaulted(integer('Most domains to return; default 1000.', { minimum: 1, maximum: 10_000 }), 1000),
  },
  output: {
    acceptedDomains: list(
      'acceptedDomain',
      record('One accepted domain.', {
        domainName: text('SMTP domain.'),
        domainType: oneOf(domainTypes, 'Type.'),
        addressBookEnabled: boolean('Whether the address book is enabled for the domain.'),
        default: boolean('Whether it is the default domain.'),
        adminDisplayName: text('Administrative display name.'),
        exchangeVersion: text('Version of the object.'),
        name: text('Name of the object.'),
        path: text('LDAP path of the object.'),
        guid: guid('GUID of the object.'),
      }),
      { sentence: 'The accepted domains.' },
    ),
    moreAvailable: boolean('Whether there are more than were returned.'),
  },
  errors: [NoExchangeOrganization],
  run: pending,
});
