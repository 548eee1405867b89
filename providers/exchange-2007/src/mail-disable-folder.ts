import { applyChange, changeOf, directory, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, folderPath, folderServer } from '@tenantry/schema';

import {
  FolderOnOtherServer,
  FolderUnknown,
  NoFolderContainer,
  NoPublicStore,
  NotMailEnabled,
  ServerUnknown,
} from './errors.ts';
import { folderOrganization } from './folder-fields.ts';
import { isMailEnabled } from './mail-recipient.ts';
import { addressLock } from './proxy-addresses.ts';
import { folderLock, readFolder } from './public-folder.ts';

export const MailDisableFolder = write({
  summary: 'Takes the mail attributes from a public folder; the folder stays, with sizes and permissions.',
  source: 'dd279024',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: folderPath,
    server: folderServer,
    organization: folderOrganization,
  },
  errors: [FolderOnOtherServer, FolderUnknown, NoFolderContainer, NoPublicStore, NotMailEnabled, ServerUnknown],
  changes: directory,
  locks: ({ path }) => [folderLock(path)],

  async prepare({ input, use, lock }) {
    const entry = await readFolder(use(directory), input);
    if (!isMailEnabled(entry)) throw NotMailEnabled(input.path);
    await lock(...(entry.attributes['proxyAddresses'] ?? []).map(addressLock));
    return changeOf(entry, Object.fromEntries(mailAttributes.map((name) => [name, []])));
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});

/** What a folder has of mail. Store, sizes, permissions and owner are the folder's own. */
const mailAttributes = [
  'legacyExchangeDN',
  'mail',
  'mailNickname',
  'msExchHideFromAddressLists',
  'msExchPoliciesExcluded',
  'msExchRecipientDisplayType',
  'msExchRecipientTypeDetails',
  'proxyAddresses',
  'showInAddressBook',
];
