import { contract } from '@tenantry/engine';

import type { CreateOfflineAddressBook } from './create-offline-address-book.ts';
import type { EnsureFolderGroups_ } from './ensure-folder-groups.ts';
import type { HoldNewMailbox_ } from './hold-new-mailbox.ts';
import type { MailDisableContact } from './mail-disable-contact.ts';
import type { MailDisableGroup } from './mail-disable-group.ts';
import type { MailEnableGroup } from './mail-enable-group.ts';

/** Procedures of this component that its own composites call. */
export const own = contract<{
  CreateOfflineAddressBook: typeof CreateOfflineAddressBook;
  EnsureFolderGroups_: typeof EnsureFolderGroups_;
  HoldNewMailbox_: typeof HoldNewMailbox_;
  MailDisableContact: typeof MailDisableContact;
  MailDisableGroup: typeof MailDisableGroup;
  MailEnableGroup: typeof MailEnableGroup;
}>('Managed Email 2007');
