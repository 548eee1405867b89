import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, guid, mailAlias, optional, user } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { mailboxAddress, mailboxSight } from './new-mailbox-fields.ts';
import { underOwnAddresses } from './own-addresses.ts';
import { visibilityOf } from './visibility.ts';

export const CreateMailbox = composite({
  summary: 'Gives an existing user a mailbox.',
  remarks:
    'Addresses have to lie in domains that the organization owns. Without an alias the local part of the primary address is taken.',
  source: 'managed-email-2007.yaml (dd278729)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who gets the mailbox.', { within: 'organization' }),
    alias: optional(mailAlias('E-mail alias. Default: local part of the primary address.')),
    ...mailboxAddress,
    ...mailboxSight,
  },
  output: {
    mailboxGuid: guid('Names the mailbox for its whole life.'),
  },
  errors: [AddressOfForeignDomain],

  async run({ input, call }) {
    const { user, owningOrganization, emailAddresses } = input;
    const owner = { organization: owningOrganization, ...controllerOf(input) };
    const { mailboxGuid } = await underOwnAddresses(call, { owner, emailAddresses }, () =>
      call(exchange.CreateMailbox, {
        ...input,
        ...visibilityOf(input),
        path: user,
        alias: input.alias ?? aliasFrom(emailAddresses),
      }),
    );
    return { mailboxGuid };
  },
});

/** The local part of the primary address. */
function aliasFrom([primary = '']: readonly string[]): string {
  return primary.replace(/^smtp:/i, '').replace(/@[^@]*$/, '');
}
