import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, list, organizationOf, proxyAddress, user } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { requireOwnAddresses } from './own-addresses.ts';

export const HoldNewMailbox_ = composite({
  summary:
    'Holds a user and the addresses of a mailbox that the user is to get, when these are the organization’s own.',
  remarks:
    'For whoever does something else before the mailbox is made: all of it is waited for at once, and the addresses are not checked again.',
  source: 'design.md 4 (isolation between requests)',
  role: 'UserCreators',
  input: {
    user: user('User who is to get the mailbox.', { within: 'organization' }),
    emailAddresses: list('value', proxyAddress('One proxy address.'), { sentence: 'Proxy addresses.', minItems: 1 }),
    owningOrganization: organizationOf('user', 'Organization whose domains the addresses lie in.'),
    preferredDomainController: domainController(),
  },
  errors: [AddressOfForeignDomain],

  async run({ input, call, expect, isHeld, lock, place }) {
    const { user: path, emailAddresses } = input;
    const { guid, path: organization } = await place('owningOrganization');
    // Held by nobody else, and by this request only after the check.
    const checked = emailAddresses.map((address) => `ownAddress:${guid}:${address.toLowerCase()}`);
    if (isHeld(...checked)) return {};

    await requireOwnAddresses(call, { organization, ...controllerOf(input) }, emailAddresses);
    // Not before the check: nobody may hold up others with addresses that are theirs.
    expect(exchange.CreateMailbox, { path, emailAddresses });
    await lock(...checked);
    return {};
  },
});
