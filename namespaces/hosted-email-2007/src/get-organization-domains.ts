import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { domainController, list, oneOf, organization, record, text } from '@tenantry/schema';

export const GetOrganizationDomains = composite({
  summary: 'Lists the SMTP domains of an organization.',
  source: 'hosted-email-2007.yaml (dd278687)',
  access: 'public',
  role: 'UserCreators',
  input: {
    path: organization('Organization that owns the domains.'),
    preferredDomainController: domainController(),
  },
  output: {
    SMTPDomains: list(
      'SMTPDomain',
      record('One domain.', {
        domainName: text('Name.'),
        domainTypeName: oneOf(['Authoritative', 'InternalRelay', 'ExternalRelay'], 'Where its mail goes.'),
      }),
    ),
  },

  async run({ input, call }) {
    const { domains } = await call(managedEmail.GetOrganizationDomains_, { ...input, organization: input.path });
    return {
      SMTPDomains: domains.map(({ domainName, domainType }) => ({ domainName, domainTypeName: domainType })),
    };
  },
});
