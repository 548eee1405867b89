import { applyChange, changeOf, directory, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, domainController, folderPath, folderServer, list, optional, proxyAddress } from '@tenantry/schema';

import {
  AddressInvalid,
  FolderOnOtherServer,
  FolderUnknown,
  NoExchangeOrganization,
  NoFolderContainer,
  NoOwner,
  NoPublicStore,
  ProxyAddressInUse,
  RecipientMailEnabled,
  ServerUnknown,
} from './errors.ts';
import { folderOrganization } from './folder-fields.ts';
import { recipientKinds, toMailRecipient } from './mail-recipient.ts';
import { ownerOf } from './owning-organization.ts';
import { addressLock, toProxyAddresses } from './proxy-addresses.ts';
import { folderLock, readFolder } from './public-folder.ts';

export const MailEnableFolder = write({
  summary: 'Gives a public folder addresses, so that mail can be sent to it.',
  remarks:
    'It is shown in the lists of the organization that owns it. The alias is the local part of the primary address.',
  source: 'managed-email-2007.yaml (dd251765)',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: folderPath,
    emailAddresses: list('value', proxyAddress('One proxy address.'), {
      sentence: 'Proxy addresses; the first one is the primary SMTP address.',
      minItems: 1,
    }),
    server: folderServer,
    hiddenFromAddressListsEnabled: optional(boolean('True: the folder is in no address list.')),
    organization: folderOrganization,
  },
  errors: [
    AddressInvalid,
    FolderOnOtherServer,
    FolderUnknown,
    NoExchangeOrganization,
    NoFolderContainer,
    NoOwner,
    NoPublicStore,
    ProxyAddressInUse,
    RecipientMailEnabled,
    ServerUnknown,
  ],
  changes: directory,
  locks: ({ path, emailAddresses }) => [folderLock(path), ...emailAddresses.map(addressLock)],

  async prepare({ input, use }) {
    const entry = await readFolder(use(directory), input);
    const owningOrganization = ownerOf(entry.attributes);
    if (owningOrganization === undefined) throw NoOwner(input.path);
    const addresses = toProxyAddresses(input.emailAddresses);
    const changes = await toMailRecipient(use(directory), entry, {
      kind: recipientKinds.publicFolder,
      alias: addresses.primary.replace(/@[^@]*$/, ''),
      addresses,
      emailAddressPolicyEnabled: false,
      owningOrganization,
      hiddenFromAddressListsEnabled: input.hiddenFromAddressListsEnabled,
    });
    return changeOf(entry, changes);
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
