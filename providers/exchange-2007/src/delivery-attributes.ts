import type { Attributes, Changes, Directory, Entry } from '@tenantry/directory';
import type { deliveryOptions, Given } from '@tenantry/schema';

import { ForwardsToItself } from './errors.ts';
import { readRecipients } from './named-recipients.ts';

type Options = Given<typeof deliveryOptions>;

/** Changes for forwarding and the right to send on behalf; what a request does not give stays. */
export async function deliveryChanges(directory: Directory, { path, guid }: Entry, input: Options): Promise<Changes> {
  const { forwardingAddress, deliverToMailboxAndForward: keeps, grantSendOnBehalfTo } = input;
  const targets = forwardingAddress && (await readRecipients(directory, forwardingAddress));
  if (targets?.some((target) => target.guid === guid)) throw ForwardsToItself(path);
  const senders = grantSendOnBehalfTo && (await readRecipients(directory, grantSendOnBehalfTo));
  return {
    ...(targets === undefined ? {} : { altRecipient: targets.map(({ dn }) => dn) }),
    ...(keeps === undefined ? {} : { deliverAndRedirect: keeps ? ['TRUE'] : [] }),
    ...(senders === undefined ? {} : { publicDelegates: senders.map(({ dn }) => dn) }),
  };
}

/** What the directory says of it; nothing is said of what is not set. */
export function deliveryOf(attributes: Attributes): Options {
  const paths = (name: string) => attributes[name]?.map((dn) => `LDAP://${dn}`);
  const [forwardingAddress, grantSendOnBehalfTo] = [paths('altRecipient'), paths('publicDelegates')];
  return {
    ...(forwardingAddress === undefined ? {} : { forwardingAddress }),
    ...(attributes['deliverAndRedirect']?.[0] === 'TRUE' ? { deliverToMailboxAndForward: true } : {}),
    ...(grantSendOnBehalfTo === undefined ? {} : { grantSendOnBehalfTo }),
  };
}
