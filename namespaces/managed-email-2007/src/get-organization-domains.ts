import { composite } from '@tenantry/engine';
import { domainController, list, organization, text } from '@tenantry/schema';

export const GetOrganizationDomains_ = composite({
  summary: 'Lists the SMTP domains that an organization owns or shares.',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that asks.'),
  },
  output: {
    domains: list('domain', text('SMTP domain in lower case.')),
  },

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
