import { directory, entryLock } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { text } from '@tenantry/schema';

import { addressListAttributes } from './address-list.ts';
import { AddressListExists, FilterInvalid, ListNameTaken, NoExchangeOrganization, NotAPrincipal } from './errors.ts';
import { listFields } from './list-fields.ts';
import { nameLock, ownedKinds, prepareOwned } from './owned-kind.ts';
import { createOwned, type OwnedObject, removeOwned } from './owned-object.ts';

const kind = ownedKinds.addressList;

export const CreateAddressList = write({
  summary: 'Creates the address list of an organization, the one that goes into its offline address book.',
  source: 'dd251945, KB948755',
  role: 'OrgCreators',
  input: listFields,
  output: { addressList: text('LDAP path of the new list.') },
  errors: [AddressListExists, ListNameTaken, NotAPrincipal, FilterInvalid, NoExchangeOrganization],
  changes: directory,
  locks: ({ path, name }) => [entryLock(path), nameLock(kind, name)],

  async prepare({ input, use }): Promise<OwnedObject> {
    const place = await prepareOwned(use(directory), kind, { organization: input.path, name: input.name });
    const attributes = await addressListAttributes(use(directory), place.dn, input);
    return { ...place, attributes };
  },

  async apply({ use }, owned) {
    await createOwned(use(directory), owned);
    return { addressList: `LDAP://${owned.dn}` };
  },

  async undo({ use }, owned) {
    await removeOwned(use(directory), owned);
  },
});
