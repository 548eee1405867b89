import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { deliveryOptions, domainController, user } from '@tenantry/schema';

import { changeableAddresses, changeableSight } from './changeable-fields.ts';
import { controllerOf } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { underOwnAddresses } from './own-addresses.ts';
import { visibilityOf } from './visibility.ts';

export const ModifyMailbox = composite({
  summary: 'Changes the mailbox of a user.',
  remarks:
    'Stamps the address lists of the organization anew at every call; with the present alias and addresses it repairs list membership and changes nothing else.',
  source: 'managed-email-2007.yaml (dd279120), known-faults.md A7',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User with the mailbox.', { within: 'organization' }),
    ...changeableAddresses,
    ...changeableSight,
    ...deliveryOptions,
  },
  errors: [AddressOfForeignDomain],

  async run({ input, call, place }) {
    const { emailAddresses } = input;
    const { organization, path } = await place('user');
    const owner = { organization: organization?.path ?? path, ...controllerOf(input) };
    await underOwnAddresses(call, { owner, emailAddresses }, () =>
      call(exchange.ModifyMailbox, { ...input, ...visibilityOf(input), path }),
    );
    return {};
  },
});
