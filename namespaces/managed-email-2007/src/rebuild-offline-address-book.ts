import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, organization } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { NoAddressBook } from './errors.ts';
import { readBook } from './offline-address-book.ts';

export const RebuildOfflineAddressBook = composite({
  summary: 'Rebuilds the offline address book of an organization.',
  remarks: 'The book is made of the address list as it is now. One that would be as before stays as it is.',
  source: 'managed-email-2007.yaml (dd279185, dd278488)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the book.'),
  },
  errors: [NoAddressBook],

  async run({ input, call }) {
    const owner = { path: input.organization, ...controllerOf(input) };
    if (!(await readBook(call, owner))) throw NoAddressBook(input.organization);
    await call(exchange.RebuildOfflineAddressBook, owner);
    return {};
  },
});
