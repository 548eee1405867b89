import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { boolean, contact, domainController, list, optional, organizationOf, proxyAddress } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { countOneMore } from './item-counts.ts';
import { readSubscription } from './subscription.ts';

export const MailEnableContact = composite({
  summary: 'Gives an existing contact mail attributes: mail to its address here goes to its address outside.',
  remarks:
    'It counts as one of the contacts that the plan of the organization allows. An addition of Tenantry: the counterpart of MailDisableContact, which the published list does not have.',
  source: 'managed-email-2007.yaml (dd278750), known-faults.md A12',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    contact: contact('LDAP path of the contact.', { within: 'organization' }),
    externalEmailAddress: proxyAddress('Address outside that mail goes to.'),
    primarySmtpAddress: proxyAddress('Primary SMTP address of the contact here.'),
    owningOrganization: organizationOf('contact', 'Organization whose address lists show the contact.'),
    emailAddresses: optional(
      list('value', proxyAddress('One proxy address.'), {
        sentence: 'Further addresses here, e.g. X500 of the legacyExchangeDN that an earlier contact had.',
      }),
    ),
    hiddenFromAddressListsEnabled: optional(boolean('True: the contact is in no address list.')),
  },

  async run({ input, call, place }) {
    const { owningOrganization: organization } = input;
    const { guid } = await place('contact');
    const controller = controllerOf(input);

    await readSubscription(call, { path: organization, ...controller });
    await countOneMore(call, { organization, ...controller }, { kind: 'contacts', item: guid });
    await call(managedEmail.MailEnableContact, input);
    return {};
  },
});
