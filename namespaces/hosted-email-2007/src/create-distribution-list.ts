import { type Call, composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  boolean,
  byIdentity,
  container,
  domainController,
  list,
  mailAlias,
  objectName,
  optional,
  organizationOf,
  proxyAddress,
  text,
  user,
} from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { readDomainAssets } from './domain-assets.ts';
import { NoAliasInName, NoDomain } from './errors.ts';
import { own } from './own-procedures.ts';
import type { Customer } from './subscription.ts';
import { assets } from './types.ts';

export const CreateDistributionList = composite({
  summary: 'Creates a distribution list.',
  remarks:
    'Members are added by Managed Active Directory::GroupAdd; a list may be a member of another one. Without addresses the list gets its alias in the primary domain of the organization. alias, emailAddresses, displayName, hiddenFromAddressListsEnabled and owningOrganization are additions of Tenantry.',
  source: 'hosted-email-2007.yaml (dd251730)',
  access: 'public',
  role: 'UserCreators',
  input: {
    container: container('LDAP path of the organization, or of a container in it.'),
    preferredDomainController: domainController(),
    managedBy: byIdentity(
      user('Manager of the list, one of the organization: user principal name, LDAP path, SMTP address or account.'),
    ),
    name: objectName('Common name of the list.'),
    alias: optional(mailAlias('E-mail alias. Default: the name, in small letters, without what an alias cannot have.')),
    emailAddresses: optional(
      list('value', proxyAddress('One proxy address.'), {
        sentence: 'Proxy addresses; the first one is the primary SMTP address.',
        minItems: 1,
      }),
    ),
    displayName: optional(text('Name in address lists.', { maxLength: 256, pattern: '^[^\\r\\n]+$' })),
    hiddenFromAddressListsEnabled: optional(boolean('True: the list is in no address list.')),
    owningOrganization: organizationOf('container', 'Organization whose address lists show the list.'),
  },
  output: {
    group: text('LDAP path of the new list.'),
    primarySmtpAddress: text('Address of the list.'),
  },
  errors: [NoAliasInName, NoDomain],

  async run({ input, call }) {
    const customer = { path: input.owningOrganization, ...controllerOf(input) };
    const alias = input.alias ?? aliasFrom(input.name);
    const emailAddresses = input.emailAddresses ?? [`${alias}@${await primaryDomain(call, customer)}`];

    const { group } = await call(managedEmail.CreateDistributionGroup_, input);
    await call(own.MailEnableGroup, { ...input, group, alias, emailAddresses });
    return { group, primarySmtpAddress: (emailAddresses[0] ?? '').replace(/^smtp:/i, '') };
  },
});

const aliasMaximum = 64;

function aliasFrom(name: string): string {
  const alias = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, aliasMaximum)
    .replaceAll(/^-+|-+$/g, '');
  if (alias === '') throw NoAliasInName(name);
  return alias;
}

async function primaryDomain(call: Call, customer: Customer): Promise<string> {
  const domains = await readDomainAssets(call, customer);
  const primary = domains.find(({ assetTypeName }) => assetTypeName === assets.primaryDomain) ?? domains[0];
  if (!primary) throw NoDomain(customer.path ?? '');
  return primary.value;
}
