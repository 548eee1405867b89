import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import {
  boolean,
  contact,
  defaulted,
  domainController,
  list,
  optional,
  organizationOf,
  proxyAddress,
} from '@tenantry/schema';

import {
  AddressInvalid,
  NoExchangeOrganization,
  ProxyAddressInUse,
  RecipientMailEnabled,
  TargetIsOwnAddress,
} from './errors.ts';
import { recipientKinds, toMailRecipient } from './mail-recipient.ts';
import { addressLock, isSameAddress, toProxyAddresses, toTargetAddress } from './proxy-addresses.ts';

export const MailEnableContact = write({
  summary: 'Mail-enables a contact: mail to its own address goes to an address outside.',
  remarks:
    'The address outside may be that of contacts of other organizations, too; the own addresses are unique. The alias is the local part of the primary address. emailAddresses and hiddenFromAddressListsEnabled are additions of Tenantry.',
  source: 'dd251625, dd252032, known-faults.md A12, A15',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: contact('LDAP path of the contact.', { within: 'organization' }),
    externalEmailAddress: proxyAddress('Address outside that mail goes to.'),
    primarySmtpAddress: proxyAddress('Primary SMTP address of the contact here.'),
    emailAddressPolicyEnabled: defaulted(boolean('Whether e-mail address policies apply. Default true.'), true),
    owningOrganization: organizationOf('path', 'Organization whose address lists show the contact.'),
    emailAddresses: optional(
      list('value', proxyAddress('One proxy address.'), {
        sentence: 'Further addresses, e.g. X500 of the legacyExchangeDN that an earlier contact had.',
      }),
    ),
    hiddenFromAddressListsEnabled: optional(boolean('True: the contact is in no address list.')),
  },
  errors: [AddressInvalid, NoExchangeOrganization, ProxyAddressInUse, RecipientMailEnabled, TargetIsOwnAddress],
  changes: directory,
  locks: (input) => [entryLock(input.path), ...addressesOf(input).map(addressLock)],

  async prepare({ input, use }) {
    const entry = await use(directory).read(input.path);
    const targetAddress = toTargetAddress(input.externalEmailAddress);
    const addresses = toProxyAddresses(addressesOf(input));
    if (addresses.values.some((value) => isSameAddress(value, targetAddress))) {
      throw TargetIsOwnAddress(input.externalEmailAddress);
    }
    const changes = await toMailRecipient(use(directory), entry, {
      ...input,
      kind: recipientKinds.contact,
      alias: addresses.primary.replace(/@[^@]*$/, ''),
      addresses,
    });
    return changeOf(entry, {
      ...changes,
      targetAddress: [targetAddress],
      internetEncoding: [mimeWithTextAndHtml],
      mAPIRecipient: ['FALSE'],
    });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});

/** internetEncoding as Exchange sets it for a contact. */
const mimeWithTextAndHtml = '1310720';

function addressesOf(input: {
  readonly primarySmtpAddress: string;
  readonly emailAddresses?: readonly string[];
}): string[] {
  return [input.primarySmtpAddress, ...(input.emailAddresses ?? [])];
}
