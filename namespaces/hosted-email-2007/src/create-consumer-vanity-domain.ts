import { type Call, composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, mailAlias, optional, presence, smtpAddress, smtpDomain, user } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { NotATenant, VanityDomainTaken } from './errors.ts';
import { own } from './own-procedures.ts';
import { assets } from './types.ts';

export const CreateConsumerVanityDomain = composite({
  summary: 'Gives a consumer an address in a domain of his own, which becomes his primary one.',
  remarks:
    'The domain has to belong to the organization of the consumers, or is created for it. A vanity domain belongs to one consumer; it is released with his mailbox. His other addresses stay.',
  source: 'hosted-email-2007.yaml (dd278848; inputs of dd251835)',
  access: 'public',
  role: 'UserCreators',
  input: {
    path: user('Consumer who gets the address; he has a mailbox.', { within: 'organization' }),
    name: mailAlias('Part of the new address before the @.'),
    SMTPDomain: smtpDomain('The domain.'),
    createSMTPDomain: optional(
      presence('Also makes the domain an accepted domain of the organization. Default false.'),
    ),
    preferredDomainController: domainController(),
  },
  output: { primarySmtpAddress: smtpAddress('Primary address now.') },
  errors: [NotATenant, VanityDomainTaken],

  async run({ input, call, lock, place }) {
    const { path, name } = input;
    const controller = controllerOf(input);
    const { organization, guid } = await place('path');
    if (!organization) throw NotATenant(path);
    const domain = input.SMTPDomain.toLowerCase();

    // Two consumers at once must not both get the domain.
    await lock(`vanityDomain:${domain}`);
    const isHeld = await holds(call, domain, guid);
    if (input.createSMTPDomain) {
      await call(own.CreateSMTPDomain, { ...controller, organization: organization.path, domainName: domain });
    }
    const address = `${name}@${domain}`;
    const { emailAddresses } = await call(managedEmail.GetMailbox, { ...controller, user: path });
    await call(managedEmail.ModifyMailbox, {
      ...controller,
      user: path,
      emailAddresses: [`SMTP:${address}`, ...othersOf(emailAddresses, address)],
    });
    if (!isHeld) {
      await call(plans.AddAsset_, { ...controller, path, assetTypeName: assets.vanityDomain, value: domain });
    }
    return { primarySmtpAddress: address };
  },
});

/** Whether the domain is the consumer's own already. Throws when it is somebody else's. */
async function holds(call: Call, domain: string, consumer: string): Promise<boolean> {
  const asset = { assetTypeName: assets.vanityDomain, value: domain };
  const { customers } = await call(plans.FindAssetHolders_, asset);
  if (customers.some((holder) => holder !== consumer)) throw VanityDomainTaken(domain);
  return customers.length > 0;
}

/** The SMTP addresses beside one, none of them primary. Addresses of other types stay by themselves. */
function othersOf(emailAddresses: readonly string[], address: string): string[] {
  const smtp = emailAddresses.flatMap((each) => /^smtp:(.*)$/i.exec(each)?.[1] ?? []);
  return smtp.filter((each) => each.toLowerCase() !== address.toLowerCase()).map((each) => `smtp:${each}`);
}
