import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { text } from '@tenantry/schema';

import { AddressListExists, FilterInvalid, ListNameTaken, NoExchangeOrganization, NotAPrincipal } from './errors.ts';
import { listFields } from './list-fields.ts';
import { pending } from './pending.ts';

export const CreateGlobalAddressList = write({
  summary: 'Creates the global address list of an organization.',
  source: 'dd251855, dd278950',
  role: 'OrgCreators',
  input: listFields,
  output: { addressList: text('LDAP path of the new list.') },
  errors: [AddressListExists, ListNameTaken, NotAPrincipal, FilterInvalid, NoExchangeOrganization],
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
