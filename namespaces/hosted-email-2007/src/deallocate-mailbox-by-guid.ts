import { composite } from '@tenantry/engine';
import { domainController, guid } from '@tenantry/schema';

export const DeallocateMailboxByGUID = composite({
  summary: 'Releases the space of a mailbox whose user is gone from the directory.',
  remarks: 'Refused while the object exists.',
  source: 'hosted-email-2007.yaml (dd278797), known-faults.md B14',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    GUID: guid('User object that had the mailbox.'),
    preferredDomainController: domainController(),
  },

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
