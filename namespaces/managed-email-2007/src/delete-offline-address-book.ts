import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { addressBookServers } from '@tenantry/exchange-2007-oab-resource-manager/contract';
import { domainController, oneOf, optional, organization } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { readBook } from './offline-address-book.ts';

export const DeleteOfflineAddressBook = composite({
  summary: 'Deletes the offline address book of an organization.',
  remarks:
    'An organization without one is no error. Without outlookClient a book that is not distributed by public folders goes, too.',
  source: 'managed-email-2007.yaml (dd252169)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the book.'),
    outlookClient: optional(
      oneOf(
        ['Outlook2007', 'Legacy', 'All'],
        'Kind of distribution that ends: by web, by public folders (default), or all. The book goes when none is left.',
      ),
    ),
  },

  async run({ input, call }) {
    const controller = controllerOf(input);
    const path = input.organization;
    const book = await readBook(call, { path, ...controller });
    if (!book) return {};

    const ending = input.outlookClient ?? (book.isPublicFolder ? 'Legacy' : 'All');
    const isWeb = book.isWeb && ending === 'Legacy';
    const isPublicFolder = book.isPublicFolder && ending === 'Outlook2007';
    if (!isWeb && !isPublicFolder) {
      await call(exchange.DeleteOfflineAddressBook, { ...controller, path });
      await call(addressBookServers.DeallocateOfflineAddressBook_, { ...controller, organization: path });
      return {};
    }
    await call(exchange.ModifyOfflineAddressBook, {
      ...controller,
      path,
      webDistributionEnabled: isWeb,
      publicFolderDistributionEnabled: isPublicFolder,
      ...(isWeb ? {} : { virtualDirectories: [] }),
    });
    return {};
  },
});
