import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { bookingOptions, domainController, user } from '@tenantry/schema';

import { changeableAddresses, changeableSight } from './changeable-fields.ts';
import { controllerOf } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { underOwnAddresses } from './own-addresses.ts';
import { visibilityOf } from './visibility.ts';

export const ModifyResourceMailbox = composite({
  summary: 'Changes the mailbox of a room or of equipment.',
  remarks:
    'What is not given stays; a list of recipients that is given replaces the present one, an empty one clears it. Recipients that do not exist or belong to another organization are refused.',
  source: 'managed-email-2007.yaml (dd252085), known-faults.md A1 to A4',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who stands for the resource.', { within: 'organization' }),
    ...changeableAddresses,
    ...bookingOptions,
    ...changeableSight,
  },
  errors: [AddressOfForeignDomain],

  async run({ input, call, place }) {
    const { emailAddresses } = input;
    const { organization, path } = await place('user');
    const owner = { organization: organization?.path ?? path, ...controllerOf(input) };
    await underOwnAddresses(call, { owner, emailAddresses }, () =>
      call(exchange.ModifyResourceMailbox, { ...input, ...visibilityOf(input), path }),
    );
    return {};
  },
});
