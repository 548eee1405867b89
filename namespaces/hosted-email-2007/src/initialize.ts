import { composite } from '@tenantry/engine';
import { domainController, optional, text } from '@tenantry/schema';

export const Initialize = composite({
  summary: 'Registers the service and its types with the Plan Manager.',
  remarks: 'May be called again: what is there stays.',
  source: 'hosted-email-2007.yaml (dd278642)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    hostingOU: optional(text('Name of the hosting organizational unit. Default Hosting.', { maxLength: 64 })),
  },

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
