import { contract } from '@tenantry/engine';

import type { CreateOfflineAddressBook } from './create-offline-address-book.ts';

/** Procedures of this component that its own composites call. */
export const own = contract<{ CreateOfflineAddressBook: typeof CreateOfflineAddressBook }>('Managed Email 2007');
