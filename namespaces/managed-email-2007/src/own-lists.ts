import { contract } from '@tenantry/engine';

import type { GetOrganizationDomains_ } from './get-organization-domains.ts';
import type { ListRecipients_ } from './list-recipients.ts';

/** Procedures of this component that only read, for its own composites that only read. */
export const ownLists = contract<{
  GetOrganizationDomains_: typeof GetOrganizationDomains_;
  ListRecipients_: typeof ListRecipients_;
}>('Managed Email 2007');
