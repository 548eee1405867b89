import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { addressBookServers } from '@tenantry/exchange-2007-oab-resource-manager/contract';
import { boolean, domainController, organization } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { NotInitialized } from './errors.ts';
import { readListState } from './list-state.ts';

export const RemoveAddressLists_ = composite({
  summary: 'Deletes the offline address book, the address list and the global address list of an organization.',
  remarks: 'What is not there is left aside.',
  source: 'hosted-email-2007.yaml (event AddressListsDeleted)',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization whose lists go.'),
  },
  output: { removed: boolean('Whether there was something.') },
  errors: [NotInitialized],

  async run({ input, call, place, lock }) {
    const { organization: found } = await place('organization');
    if (!found) throw NotInitialized();
    const target = { path: found.path, ...controllerOf(input) };

    await lock(`organization:${found.guid}`);
    const present = await readListState(call, { organization: found, ...controllerOf(input) }, undefined);
    if (present.offlineAddressBook !== undefined) {
      await call(exchange.DeleteOfflineAddressBook, target);
      await call(addressBookServers.DeallocateOfflineAddressBook_, {
        ...controllerOf(input),
        organization: found.path,
      });
    }
    if (present.addressList !== undefined) await call(exchange.DeleteAddressList, target);
    if (present.globalAddressList !== undefined) await call(exchange.DeleteGlobalAddressList, target);
    const { globalAddressList, addressList, offlineAddressBook } = present;
    return { removed: (globalAddressList ?? addressList ?? offlineAddressBook) !== undefined };
  },
});
