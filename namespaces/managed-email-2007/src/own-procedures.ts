import { contract } from '@tenantry/engine';

import type { CreateOfflineAddressBook } from './create-offline-address-book.ts';
import type { MailDisableContact } from './mail-disable-contact.ts';
import type { MailDisableGroup } from './mail-disable-group.ts';

/** Procedures of this component that its own composites call. */
export const own = contract<{
  CreateOfflineAddressBook: typeof CreateOfflineAddressBook;
  MailDisableContact: typeof MailDisableContact;
  MailDisableGroup: typeof MailDisableGroup;
}>('Managed Email 2007');
