import type { Call } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import type { bookingOptions, clientAccessOptions, Given } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import type { mailboxAddress, mailboxSight } from './new-mailbox-fields.ts';
import { requireStillOwn } from './own-addresses.ts';
import { own } from './own-procedures.ts';
import { visibilityOf } from './visibility.ts';

/** A mailbox that a user is to get. */
type Wanted = Given<typeof mailboxAddress> &
  Given<typeof mailboxSight> &
  Given<typeof clientAccessOptions> &
  Given<typeof bookingOptions> & {
    readonly user: string;
    readonly alias?: string;
    /** GUID that the mailbox is to have. */
    readonly mailboxGuid?: string;
    /** With it the mailbox is one of a room or of equipment. */
    readonly resourceType?: 'Room' | 'Equipment';
    readonly owningOrganization: string;
    readonly preferredDomainController?: string;
  };

/** Gives a user, or the one who stands for a resource, a mailbox with addresses in domains that the organization owns. */
export async function giveMailbox(call: Call, wanted: Wanted): Promise<{ readonly mailboxGuid: string }> {
  const { user, owningOrganization, emailAddresses, resourceType } = wanted;
  const owner = { organization: owningOrganization, ...controllerOf(wanted) };
  const alias = wanted.alias ?? aliasFrom(emailAddresses);
  const mailbox = { ...wanted, ...visibilityOf(wanted), path: user, alias };
  await call(own.HoldNewMailbox_, { user, emailAddresses, owningOrganization, ...controllerOf(wanted) });
  const { mailboxGuid } =
    resourceType === undefined
      ? await call(exchange.CreateMailbox, mailbox)
      : await call(exchange.CreateResourceMailbox, { ...mailbox, resourceType });
  await requireStillOwn(call, owner, emailAddresses);
  return { mailboxGuid };
}

/** The local part of the primary address. */
function aliasFrom([primary = '']: readonly string[]): string {
  return primary.replace(/^smtp:/i, '').replace(/@[^@]*$/, '');
}
