import { directory, octetsToGuid } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { boolean, deliveryOptions, domainController, guid, list, optional, record, text, user } from '@tenantry/schema';

import { deliveryOf } from './delivery-attributes.ts';
import { NoMailbox } from './errors.ts';
import { toLimits } from './limit-attributes.ts';
import { followsPolicies, readMailboxEntry } from './mailbox-entry.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { ownerOf } from './owning-organization.ts';
import { protocolsOf } from './protocol-attributes.ts';
import { primaryFirst, primaryOf } from './proxy-addresses.ts';

export const GetMailbox = read({
  summary: 'Reads the mailbox of a user.',
  source: 'dd278832',
  role: 'Users',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user.'),
  },
  output: {
    result: record('The mailbox.', {
      alias: text('E-mail alias.'),
      emailAddresses: list('value', text('One proxy address.'), {
        sentence: 'All proxy addresses; the primary SMTP address comes first.',
      }),
      addressListVisibilityDistinguishedName: optional(text('Where Outlook Web Access looks names up.')),
      owningOrganization: optional(text('LDAP path of the organization whose address lists show the user.')),
      offlineAddressBook: optional(text('DN of the offline address book.')),
      ...mailboxLimits,
      emailAddressPolicyEnabled: boolean('Whether e-mail address policies apply.'),
      database: text('LDAP path of the mailbox store.'),
      mailboxGuid: optional(guid('GUID of the mailbox.')),
      legacyExchangeDN: text('Address of the mailbox inside the Exchange organization.'),
      enabled: boolean('False while the mailbox is disabled by DisableMailbox.'),
      primarySmtpAddress: text('Primary SMTP address.'),
      ...deliveryOptions,
    }),
  },
  errors: [NoMailbox],

  async run({ input, use }) {
    const { attributes } = await readMailboxEntry(use(directory), input.path);
    const first = (name: string) => attributes[name]?.[0];
    const addresses = attributes['proxyAddresses'] ?? [];
    const guidOctets = first('msExchMailboxGuid');
    return {
      result: {
        alias: first('mailNickname') ?? '',
        emailAddresses: primaryFirst(addresses),
        ...given('addressListVisibilityDistinguishedName', first('msExchQueryBaseDN')),
        ...given('owningOrganization', ownerOf(attributes)),
        ...given('offlineAddressBook', first('msExchUseOAB')),
        ...toLimits(attributes),
        emailAddressPolicyEnabled: followsPolicies(attributes),
        database: `LDAP://${first('homeMDB') ?? ''}`,
        ...given('mailboxGuid', guidOctets === undefined ? undefined : octetsToGuid(guidOctets)),
        legacyExchangeDN: first('legacyExchangeDN') ?? '',
        enabled: !protocolsOf(attributes).disabled,
        primarySmtpAddress: primaryOf(addresses) ?? first('mail') ?? '',
        ...deliveryOf(attributes),
      },
    };
  },
});

function given<K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> {
  // A computed name makes the compiler forget which one it is.
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, string>>;
}
