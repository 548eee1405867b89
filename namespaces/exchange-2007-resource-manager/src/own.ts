import { contract } from '@tenantry/engine';

import type { AllocateFolder_ } from './allocate-folder.ts';
import type { ListConsumerMailboxes_ } from './list-consumer-mailboxes.ts';
import type { ListConsumers_ } from './list-consumers.ts';
import type { ListGrants_ } from './list-grants.ts';
import type { ModifyExchangeResources } from './modify-exchange-resources.ts';
import type { QueryAllStores } from './query-all-stores.ts';
import type { RegisterStores_ } from './register-stores.ts';
import type { ReleaseConsumerMailbox_ } from './release-consumer-mailbox.ts';
import type { ReleaseMailbox_ } from './release-mailbox.ts';
import type { ReleaseOrganization_ } from './release-organization.ts';

interface Own {
  AllocateFolder_: typeof AllocateFolder_;
  ListConsumerMailboxes_: typeof ListConsumerMailboxes_;
  ListConsumers_: typeof ListConsumers_;
  ListGrants_: typeof ListGrants_;
  ModifyExchangeResources: typeof ModifyExchangeResources;
  QueryAllStores: typeof QueryAllStores;
  RegisterStores_: typeof RegisterStores_;
  ReleaseConsumerMailbox_: typeof ReleaseConsumerMailbox_;
  ReleaseMailbox_: typeof ReleaseMailbox_;
  ReleaseOrganization_: typeof ReleaseOrganization_;
}

/** The parts that the composites of this component are made of. The contract itself would close a ring of imports. */
export const storage = contract<Own>('Exchange 2007 Resource Manager');
