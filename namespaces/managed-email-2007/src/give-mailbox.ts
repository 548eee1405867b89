import type { Call } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import type { Given } from '@tenantry/schema';

import type { clientAccessSwitches } from './client-access-switches.ts';
import { controllerOf } from './directory-values.ts';
import type { mailboxAddress, mailboxSight } from './new-mailbox-fields.ts';
import { underOwnAddresses } from './own-addresses.ts';
import { visibilityOf } from './visibility.ts';

/** A mailbox that a user is to get. */
type Wanted = Given<typeof mailboxAddress> &
  Given<typeof mailboxSight> &
  Given<typeof clientAccessSwitches> & {
    readonly user: string;
    readonly alias?: string;
    readonly owningOrganization: string;
    readonly preferredDomainController?: string;
  };

/** Gives a user a mailbox with addresses in domains that the organization owns. */
export async function giveMailbox(call: Call, wanted: Wanted): Promise<{ readonly mailboxGuid: string }> {
  const { user, owningOrganization, emailAddresses } = wanted;
  const owner = { organization: owningOrganization, ...controllerOf(wanted) };
  const { mailboxGuid } = await underOwnAddresses(call, { owner, emailAddresses }, () =>
    call(exchange.CreateMailbox, {
      ...wanted,
      ...visibilityOf(wanted),
      path: user,
      alias: wanted.alias ?? aliasFrom(emailAddresses),
    }),
  );
  return { mailboxGuid };
}

/** The local part of the primary address. */
function aliasFrom([primary = '']: readonly string[]): string {
  return primary.replace(/^smtp:/i, '').replace(/@[^@]*$/, '');
}
