import { composite } from '@tenantry/engine';
import { domainController, guid, integer, optional, user } from '@tenantry/schema';

import { ConsumerNotNamed, NoAllocation, ObjectInDirectory } from './errors.ts';
import { pending } from './pending.ts';

export const DeAllocateConsumerUserMailbox = composite({
  summary: 'Releases the allocation of a consumer mailbox.',
  remarks: 'With GUID alone the caller needs the role at the hosting organization.',
  source: 'exchange-2007-resource-manager.yaml (dd252315), known-faults.md B14',
  access: 'public',
  role: 'UserCreators',
  input: {
    mailbox: optional(user('User who has the mailbox. Needed unless GUID is given.')),
    GUID: optional(guid('User that the directory no longer has; never with mailbox.')),
    preferredDomainController: domainController(),
  },
  output: { kilobytes: integer('What was released.') },
  errors: [ConsumerNotNamed, NoAllocation, ObjectInDirectory],
  run: pending,
});
