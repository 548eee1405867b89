import { activeDirectory } from '@tenantry/active-directory/contract';
import { type Call, composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { boolean, domainController, oneOf, optional, organization, user } from '@tenantry/schema';

import { controllerOf, escapeFilter } from './directory-values.ts';
import { NotInitialized } from './errors.ts';
import { namesFor, underFreeName } from './list-names.ts';
import { type ListState, readListState } from './list-state.ts';
import { type Owner, readersOf } from './organization-groups.ts';
import { own } from './own-procedures.ts';

export const EnsureAddressLists_ = composite({
  summary:
    'Makes the global address list, the address list and the offline address book of an organization unless they exist.',
  remarks:
    'Called as the last step of a request that gives a user Outlook. Only requests that find something missing, or lists so young that whoever makes them may still be undone, wait for each other.',
  source: 'hosted-email-2007.yaml (isolation), known-faults.md C1',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization with its first Outlook user.'),
    user: optional(user('User that the lists have to show.', { within: 'organization' })),
    outlookClient: optional(
      oneOf(
        ['Legacy', 'Outlook2007', 'All'],
        'Distribution of the book: by public folders, by web (default), or both.',
      ),
    ),
  },
  output: { created: boolean('Whether something was missing.') },
  errors: [NotInitialized],

  async run({ input, call, place, lock }) {
    const { organization: found } = await place('organization');
    if (!found) throw NotInitialized();
    const owner = { organization: found, ...controllerOf(input) };

    const first = await readListState(call, owner, input.user);
    if (first.isComplete && first.isSettled && first.isShown) return { created: false };

    await lock(`organization:${found.guid}`);
    const present = await readListState(call, owner, input.user);
    if (!present.isComplete) await createMissing(call, owner, { present, outlookClient: input.outlookClient });
    if (!present.isShown && input.user !== undefined) await show(call, owner, input.user);
    if (present.globalAddressList === undefined) await showUsersWithoutOutlook(call, owner);
    return { created: !present.isComplete };
  },
});

async function createMissing(
  call: Call,
  owner: Owner,
  { present, outlookClient }: { readonly present: ListState; readonly outlookClient: string | undefined },
): Promise<void> {
  const { path } = owner.organization;
  const names = namesFor(owner.organization);
  const shared = { ...controllerOf(owner), path, organization: path, readAccess: await readersOf(call, owner) };

  if (present.globalAddressList === undefined) {
    await underFreeName(names.globalAddressList, (name, displayName) =>
      call(exchange.CreateGlobalAddressList, { ...shared, name, displayName }),
    );
  }
  if (present.addressList === undefined) {
    await underFreeName(names.addressList, (name, displayName) =>
      call(exchange.CreateAddressList, { ...shared, name, displayName }),
    );
  }
  if (present.offlineAddressBook === undefined) {
    const distribution = {
      publicFolderDistributionEnabled: outlookClient === 'Legacy' || outlookClient === 'All',
      webDistributionEnabled: outlookClient !== 'Legacy',
    };
    await underFreeName(names.offlineAddressBook, (name) =>
      call(own.CreateOfflineAddressBook, { ...shared, ...distribution, name }),
    );
  }
}

/** Stamps the lists on a mailbox that was there before them. */
async function show(call: Call, owner: Owner, path: string): Promise<void> {
  const { offlineAddressBook } = await readListState(call, owner, undefined);
  const book = offlineAddressBook === undefined ? {} : { offlineAddressBook };
  await call(exchange.ModifyMailbox, { ...controllerOf(owner), ...book, path });
}

/** Users without Outlook may have come first (isolation.md T8); the others see to themselves, as this one does. */
async function showUsersWithoutOutlook(call: Call, owner: Owner): Promise<void> {
  const { objects } = await call(activeDirectory.Search, {
    ...controllerOf(owner),
    path: owner.organization.path,
    filter: `(&(objectClass=user)(homeMDB=*)(!(showInAddressBook=*))(protocolSettings=${escapeFilter('MAPI§0')}*))`,
    propertyList: [{ name: 'cn' }],
  });
  for (const { path } of objects) await show(call, owner, path);
}
