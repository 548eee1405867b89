import { composite } from '@tenantry/engine';
import { domainController, guid, integer, optional, user } from '@tenantry/schema';

import { ConsumerNotNamed, NoAllocation, ObjectInDirectory } from './errors.ts';
import { canonicalGuid } from './guids.ts';
import { mailboxLock } from './keys.ts';
import { readPaths } from './object-paths.ts';
import { storage } from './own.ts';

export const DeAllocateMailbox = composite({
  summary: 'Releases the allocation of a mailbox.',
  remarks:
    'What the grant had grown for the mailbox is given back. GUID is for a mailbox that the directory no longer has; with GUID alone the caller needs the role at the hosting organization, with both the allocation must belong to the organization of mailbox.',
  source: 'exchange-2007-resource-manager.yaml (dd278797), known-faults.md B2, B14',
  access: 'public',
  role: 'UserCreators',
  input: {
    mailbox: optional(user('User who has the mailbox. Needed unless GUID is given.')),
    GUID: optional(guid('User that the directory no longer has. Overrides mailbox.')),
    preferredDomainController: domainController(),
  },
  output: { kilobytes: integer('What was released.') },
  errors: [ConsumerNotNamed, NoAllocation, ObjectInDirectory],

  async run({ input, call, lock, place }) {
    const { mailbox, GUID, ...controller } = input;
    if (GUID === undefined) {
      if (mailbox === undefined) throw ConsumerNotNamed();
      await lock(mailboxLock(mailbox));
      const { guid: own } = await place('mailbox');
      return call(storage.ReleaseMailbox_, { GUID: own });
    }

    const gone = canonicalGuid(GUID);
    const paths = await readPaths(call, [gone], controller);
    if (paths.has(gone)) throw ObjectInDirectory(gone);
    // With a mailbox the role was judged at its organization only, so that no other one may be reached.
    const owner = mailbox === undefined ? undefined : (await place('mailbox')).organization;
    await lock(mailboxLock(gone));
    return call(storage.ReleaseMailbox_, { GUID: gone, ...(owner ? { orgGUID: owner.guid } : {}) });
  },
});
