import { randomUUID } from 'node:crypto';

import { type AttributeChange, type Changes, changeOf, type Directory, type Entry } from '@tenantry/directory';

import { requireFree } from './address-uniqueness.ts';
import { NotMailEnabled, RecipientMailEnabled } from './errors.ts';
import { readExchangeOrganization } from './exchange-organization.ts';
import { legacyNameOf, legacyRootOf } from './legacy-name.ts';
import { withoutMail } from './mail-attributes.ts';
import { exchangeVersion, policiesExcluded } from './mailbox-entry.ts';
import { membershipIn, ownedBy, readOwningOrganization } from './owning-organization.ts';
import { addressLock, type ProxyAddresses } from './proxy-addresses.ts';

/** Type values of recipients that are not mailboxes (exchange-directory-model.md 8). */
export const recipientKinds = {
  contact: { display: '6', details: '64' },
  distributionGroup: { display: '1', details: '256' },
  securityGroup: { display: '1073741833', details: '1024' },
  publicFolder: { display: '2', details: '4096' },
} as const;

/** What becomes of an object that gets mail. */
export interface WantedRecipient {
  readonly kind: (typeof recipientKinds)[keyof typeof recipientKinds];
  readonly alias: string;
  readonly addresses: ProxyAddresses;
  readonly emailAddressPolicyEnabled: boolean;
  /** LDAP path of the organization whose lists show it. */
  readonly owningOrganization: string;
  readonly displayName?: string | undefined;
  readonly hiddenFromAddressListsEnabled?: boolean | undefined;
}

/** Attributes that only a mail-enabled object has. */
const signsOfMail = ['mailNickname', 'proxyAddresses', 'targetAddress', 'legacyExchangeDN'];

/** Whether an object has an address. */
export function isMailEnabled({ attributes }: Entry): boolean {
  return signsOfMail.some((name) => attributes[name] !== undefined);
}

/** Changes that give an object mail. Hold `addressLock` of each address before. */
export async function toMailRecipient(directory: Directory, entry: Entry, wanted: WantedRecipient): Promise<Changes> {
  const { attributes } = entry;
  if (isMailEnabled(entry)) throw RecipientMailEnabled(entry.path);
  const [owner, exchange] = await Promise.all([
    readOwningOrganization(directory, wanted.owningOrganization),
    readExchangeOrganization(directory),
    requireFree(directory, wanted.addresses.values, entry.guid),
  ]);
  const hidden = wanted.hiddenFromAddressListsEnabled ?? false;
  const displayName = wanted.displayName ?? attributes['displayName']?.[0] ?? attributes['cn']?.[0];
  return {
    mailNickname: [wanted.alias],
    mail: [wanted.addresses.primary],
    proxyAddresses: wanted.addresses.values,
    // Chosen here, so that an undo and a second try know it; never given twice.
    legacyExchangeDN: [legacyNameOf(legacyRootOf(exchange), wanted.alias, randomUUID())],
    ...(displayName === undefined ? {} : { displayName: [displayName] }),
    msExchPoliciesExcluded: policiesExcluded(attributes['msExchPoliciesExcluded'], wanted.emailAddressPolicyEnabled),
    msExchHideFromAddressLists: hidden ? ['TRUE'] : [],
    msExchRecipientDisplayType: [wanted.kind.display],
    msExchRecipientTypeDetails: [wanted.kind.details],
    msExchVersion: [exchangeVersion],
    showInAddressBook: membershipIn(owner, hidden),
    otherWellKnownObjects: ownedBy(owner, attributes['otherWellKnownObjects']),
  };
}

/** The change that takes mail from an object again. Its addresses are held until the transaction ends: an undo gives them back. */
export async function fromMailRecipient(
  directory: Directory,
  path: string,
  lock: (...keys: string[]) => Promise<void>,
): Promise<AttributeChange> {
  const entry = await directory.read(path);
  if (!isMailEnabled(entry)) throw NotMailEnabled(entry.path);
  await lock(...(entry.attributes['proxyAddresses'] ?? []).map(addressLock));
  return changeOf(entry, withoutMail(entry.attributes));
}
