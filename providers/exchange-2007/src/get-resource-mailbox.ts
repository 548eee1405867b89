import { directory, octetsToGuid } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { bookingOptions, domainController, guid, list, oneOf, optional, text, user } from '@tenantry/schema';

import { NoMailbox, NotAResource } from './errors.ts';
import { ownerOf } from './owning-organization.ts';
import { primaryFirst } from './proxy-addresses.ts';
import { bookingOf, readResourceEntry, resourceTypeOf, resourceTypes } from './resource-mailbox.ts';

export const GetResourceMailbox = read({
  summary: 'Reads the mailbox of a room or of equipment.',
  remarks: 'Options that nobody has set have their defaults. Recipients that are gone are left out.',
  source: 'dd251964 (inferred from Managed Email 2007::GetResourceMailbox)',
  role: 'Users',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user.'),
  },
  output: {
    alias: text('E-mail alias.'),
    database: text('LDAP path of the mailbox store.'),
    resourceType: oneOf(resourceTypes, 'What the mailbox stands for.'),
    emailAddresses: list('value', text('One proxy address.'), {
      sentence: 'All proxy addresses; the primary SMTP address comes first.',
    }),
    ...bookingOptions,
    mailboxGuid: optional(guid('GUID of the mailbox.')),
    owningOrganization: optional(text('LDAP path of the organization whose address lists show the resource.')),
  },
  errors: [NoMailbox, NotAResource],

  async run({ input, use, place }) {
    const { path, attributes } = await readResourceEntry(use(directory), input.path);
    const first = (name: string) => attributes[name]?.[0];
    const mailboxGuid = first('msExchMailboxGuid');
    const owner = ownerOf(attributes) ?? (await place('path')).organization?.path;
    const resourceType = resourceTypeOf(attributes);
    if (resourceType === undefined) throw NotAResource(path);
    return {
      alias: first('mailNickname') ?? '',
      database: `LDAP://${first('homeMDB') ?? ''}`,
      resourceType,
      emailAddresses: primaryFirst(attributes['proxyAddresses'] ?? []),
      ...(await bookingOf(use(directory), attributes, owner)),
      ...(mailboxGuid === undefined ? {} : { mailboxGuid: octetsToGuid(mailboxGuid) }),
      ...(owner === undefined ? {} : { owningOrganization: owner }),
    };
  },
});
