import { applyChange, changeOf, directory, type Entry, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import {
  alsoSpelt,
  boolean,
  defaulted,
  domainController,
  group,
  list,
  mailAlias,
  optional,
  organizationOf,
  proxyAddress,
  text,
} from '@tenantry/schema';

import {
  AddressInvalid,
  GroupNotUniversal,
  NoExchangeOrganization,
  ProxyAddressInUse,
  RecipientMailEnabled,
} from './errors.ts';
import { recipientKinds, toMailRecipient } from './mail-recipient.ts';
import { addressLock, toProxyAddresses } from './proxy-addresses.ts';

export const MailEnableGroup = write({
  summary: 'Mail-enables a universal group: a distribution list, or a security group that can be written to.',
  remarks: 'Its members need no mail; a group among them is expanded when it is mail-enabled itself.',
  source: 'dd229924, dd252237, managed-email-2007.yaml (dd278824)',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: group('LDAP path of a universal group.', { within: 'organization' }),
    alias: mailAlias('E-mail alias.'),
    emailAddresses: list('value', proxyAddress('One proxy address.'), {
      sentence: 'Proxy addresses; the first one is the primary SMTP address.',
      minItems: 1,
    }),
    emailAddressPolicyEnabled: defaulted(boolean('Whether e-mail address policies apply. Default true.'), true),
    displayName: optional(text('Name in address lists.', { maxLength: 256, pattern: '^[^\\r\\n]+$' })),
    hiddenFromAddressListsEnabled: optional(
      alsoSpelt(boolean('True: the group is in no address list.'), 'hiddenFromAddressListEnabled'),
    ),
    owningOrganization: organizationOf('path', 'Organization whose address lists show the group.'),
  },
  errors: [AddressInvalid, GroupNotUniversal, NoExchangeOrganization, ProxyAddressInUse, RecipientMailEnabled],
  changes: directory,
  locks: ({ path, emailAddresses }) => [entryLock(path), ...emailAddresses.map(addressLock)],

  async prepare({ input, use }) {
    const entry = await use(directory).read(input.path);
    const kind = kindOf(entry);
    const addresses = toProxyAddresses(input.emailAddresses);
    const changes = await toMailRecipient(use(directory), entry, { ...input, kind, addresses });
    return changeOf(entry, { ...changes, reportToOriginator: ['TRUE'] });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});

// Bits of groupType (MS-ADTS 2.2.12), a signed number of 32 bits.
const universal = 0x8;
const security = 0x80000000;

function kindOf({ path, attributes }: Entry) {
  const type = Number(attributes['groupType']?.[0] ?? 0);
  if ((type & universal) === 0) throw GroupNotUniversal(path);
  return (type & security) === 0 ? recipientKinds.distributionGroup : recipientKinds.securityGroup;
}
