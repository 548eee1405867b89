import { composite } from '@tenantry/engine';
import { domainController, guid, integer, optional, user } from '@tenantry/schema';

import { ConsumerNotNamed, NoAllocation, ObjectInDirectory } from './errors.ts';
import { canonicalGuid } from './guids.ts';
import { mailboxLock } from './keys.ts';
import { readPaths } from './object-paths.ts';
import { storage } from './own.ts';

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

  async run({ input, call, lock, place }) {
    const { mailbox, GUID, ...controller } = input;
    if ((GUID === undefined) === (mailbox === undefined)) throw ConsumerNotNamed();
    if (mailbox !== undefined) {
      await lock(mailboxLock(mailbox));
      const { guid: own } = await place('mailbox');
      return call(storage.ReleaseConsumerMailbox_, { GUID: own });
    }

    const gone = canonicalGuid(GUID ?? '');
    const paths = await readPaths(call, [gone], controller);
    if (paths.has(gone)) throw ObjectInDirectory(gone);
    await lock(mailboxLock(gone));
    return call(storage.ReleaseConsumerMailbox_, { GUID: gone });
  },
});
