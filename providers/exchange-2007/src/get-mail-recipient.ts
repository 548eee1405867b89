import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { boolean, domainController, groupDelivery, recipient, recipientDetails, record } from '@tenantry/schema';

import { NotMailEnabled } from './errors.ts';
import { isMailEnabled } from './mail-recipient.ts';
import { followsPolicies } from './mailbox-entry.ts';
import { ownerOf } from './owning-organization.ts';
import { primaryFirst } from './proxy-addresses.ts';
import { anyRecipient, summaryOf } from './recipient-summary.ts';

export const GetMailRecipient_ = read({
  summary: 'Reads what a contact, a group or a mailbox is as a recipient.',
  remarks: 'An addition of Tenantry.',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    path: recipient('LDAP path of the recipient.'),
  },
  output: {
    result: record('The recipient.', {
      ...anyRecipient,
      ...recipientDetails,
      ...groupDelivery,
      emailAddressPolicyEnabled: boolean('Whether e-mail address policies apply.'),
    }),
  },
  errors: [NotMailEnabled],

  async run({ input, use }) {
    const entry = await use(directory).read(input.path);
    if (!isMailEnabled(entry)) throw NotMailEnabled(entry.path);
    const { attributes } = entry;
    const owner = ownerOf(attributes);
    return {
      result: {
        ...summaryOf(entry),
        emailAddresses: primaryFirst(attributes['proxyAddresses'] ?? []),
        emailAddressPolicyEnabled: followsPolicies(attributes),
        requireSenderAuthenticationEnabled: attributes['msExchRequireAuthToSendTo']?.[0] === 'TRUE',
        ...(owner === undefined ? {} : { owningOrganization: owner }),
      },
    };
  },
});
