import { type Attributes, type Entry, octetsToGuid } from '@tenantry/directory';
import {
  contactSummary,
  type Given,
  groupSummary,
  mailboxSummary,
  type RecipientType,
  recipientSummary,
  recipientTypes,
} from '@tenantry/schema';

import { isHidden } from './mailbox-entry.ts';
import { protocolsOf } from './protocol-attributes.ts';
import { primaryOf } from './proxy-addresses.ts';
import { toBytes } from './size.ts';

/** What is told of recipients of all kinds. */
export const anyRecipient = { ...recipientSummary, ...contactSummary, ...groupSummary, ...mailboxSummary };

/** Numbers in msExchRecipientTypeDetails (exchange-directory-model.md 8). */
const typeNumbers: Readonly<Record<RecipientType, string>> = {
  UserMailbox: '1',
  RoomMailbox: '16',
  EquipmentMailbox: '32',
  MailContact: '64',
  MailUniversalDistributionGroup: '256',
  MailUniversalSecurityGroup: '1024',
};

/** Attributes that a summary is made of. */
export const summaryAttributes = [
  'cn',
  'displayName',
  'mailNickname',
  'mail',
  'proxyAddresses',
  'targetAddress',
  'managedBy',
  'homeMDB',
  'msExchMailboxGuid',
  'msExchHideFromAddressLists',
  'msExchRecipientTypeDetails',
  'msExchOmaAdminWirelessEnable',
  'protocolSettings',
  'mDBOverQuotaLimit',
];

/** A recipient in a few words. */
export function summaryOf({ path, guid, attributes }: Entry): Given<typeof anyRecipient> {
  const first = (name: string) => attributes[name]?.[0];
  const recipientType = typeOf(attributes);
  return {
    path,
    guid,
    name: first('cn') ?? '',
    hiddenFromAddressListsEnabled: isHidden(attributes),
    ...given('displayName', first('displayName')),
    ...(recipientType === undefined ? {} : { recipientType }),
    ...given('alias', first('mailNickname')),
    ...given('primarySmtpAddress', primaryOf(attributes['proxyAddresses'] ?? []) ?? first('mail')),
    ...given('externalEmailAddress', first('targetAddress')?.replace(/^smtp:/i, '')),
    ...given('managedBy', pathTo(first('managedBy'))),
    ...mailboxOf(attributes),
  };
}

/** The filter that finds recipients of these kinds. */
export function typeFilter(types: readonly RecipientType[]): string {
  return `(|${types.map((type) => `(msExchRecipientTypeDetails=${typeNumbers[type]})`).join('')})`;
}

function typeOf(attributes: Attributes): RecipientType | undefined {
  const number = attributes['msExchRecipientTypeDetails']?.[0];
  return recipientTypes.find((type) => typeNumbers[type] === number);
}

function mailboxOf(attributes: Attributes): Partial<Given<typeof anyRecipient>> {
  const mailboxGuid = attributes['msExchMailboxGuid']?.[0];
  if (mailboxGuid === undefined) return {};
  return {
    mailboxGuid: octetsToGuid(mailboxGuid),
    ...given('database', pathTo(attributes['homeMDB']?.[0])),
    enabled: !protocolsOf(attributes).disabled,
    prohibitSendQuota: toBytes(attributes['mDBOverQuotaLimit']?.[0]),
  };
}

function pathTo(dn: string | undefined): string | undefined {
  return dn === undefined ? undefined : `LDAP://${dn}`;
}

function given<K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> {
  // A computed name makes the compiler forget which one it is.
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, string>>;
}
