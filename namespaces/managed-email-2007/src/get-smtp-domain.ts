import { composite } from '@tenantry/engine';
import {
  boolean,
  domainController,
  oneOf,
  optional,
  organization,
  record,
  repeated,
  smtpDomain,
  text,
} from '@tenantry/schema';

export const GetSMTPDomain = composite({
  summary: 'Returns an accepted domain that the organization may use.',
  source: 'managed-email-2007.yaml (dd252089)',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    organization: organization('Organization that asks.'),
    domainName: smtpDomain('Name of the accepted domain.'),
    preferredDomainController: domainController(),
  },
  output: {
    acceptedDomain: repeated(
      record('One accepted domain; none when the organization may not use it.', {
        domainType: oneOf(['Authoritative', 'InternalRelay', 'ExternalRelay'], 'Where its mail goes.'),
        addressBookEnabled: boolean('Whether the address book is enabled for the domain.'),
        default: boolean('Whether it is the default domain.'),
        adminDisplayName: optional(text('Name for administrators.')),
        exchangeVersion: optional(text('Version of the object.')),
      }),
    ),
    ownership: optional(oneOf(['tenant', 'reseller'], 'Who owns the domain: this organization or one above it.')),
  },

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
