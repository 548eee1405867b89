import { directory, type Entry } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { container, domainController, list, optional, record, text } from '@tenantry/schema';

import { clientAccess } from './client-access.ts';
import { toClientAccess } from './client-access-attributes.ts';
import { FilterInvalid, IdentityAmbiguous, MailboxUnknown } from './errors.ts';
import { isMailbox, readIdentified } from './mailbox-identity.ts';
import { primaryOf } from './proxy-addresses.ts';
import { ldapFilterOf } from './recipient-filter.ts';
import { recipientProperties } from './recipient-properties.ts';

export const GetCASMailbox = read({
  summary: 'Returns the client access settings of one or more mailboxes.',
  remarks: 'Of a mailbox that DisableMailbox has switched off come the settings that it will have again.',
  source: 'dd252113',
  role: 'DomainAdmin',
  input: {
    identity: optional(
      text(
        'Mailbox: GUID, DN, LDAP path, domain\\account, UPN, legacyExchangeDN, SMTP address or alias. Without it all.',
      ),
    ),
    preferredDomainController: domainController(),
    organizationalUnit: optional(container('Only mailboxes in this container and below.')),
    filter: optional(text("Filter (OPATH) that selects mailboxes, e.g. (Department -eq 'Sales').")),
    resultSize: optional(
      text('Most mailboxes to return; default 1000, at most 10000, or unlimited, which is 10000, too.', {
        pattern: '^([1-9]\\d{0,4}|[Uu]nlimited)$',
      }),
    ),
    sortBy: optional(text('Attribute to sort by, ascending.', { maxLength: 128 })),
  },
  output: {
    mailboxes: list(
      'mailbox',
      record('One mailbox.', {
        distinguishedName: text('DN of the directory object.'),
        Name: text('Name of the mailbox.'),
        displayName: optional(text('Display name.')),
        primarySMTPAddress: optional(text('Primary SMTP address.')),
        ...clientAccess,
      }),
      { sentence: 'The mailboxes.' },
    ),
  },
  errors: [MailboxUnknown, IdentityAmbiguous, FilterInvalid],

  async run({ input, use }) {
    const handle = use(directory);
    const base = input.organizationalUnit ?? (await handle.contexts()).domain;
    if (input.identity !== undefined) {
      return { mailboxes: [describe(await readIdentified(handle, input.identity, base))] };
    }
    const found: Entry[] = [];
    const filter = input.filter === undefined ? isMailbox : `(&${isMailbox}${ldapFilterOf(input.filter)})`;
    for await (const entry of handle.search({ base, filter, limit: limitOf(input.resultSize) })) found.push(entry);
    return { mailboxes: sorted(found, input.sortBy).map(describe) };
  },
});

const resultSizeDefault = 1000;
const resultSizeMaximum = 10_000;

function limitOf(resultSize: string | undefined): number {
  if (resultSize === undefined) return resultSizeDefault;
  return Math.min(Number(resultSize) || resultSizeMaximum, resultSizeMaximum);
}

function sorted(entries: readonly Entry[], by: string | undefined): readonly Entry[] {
  if (by === undefined) return entries;
  const attribute = recipientProperties[by.toLowerCase()] ?? by;
  const key = ({ attributes }: Entry) => attributes[attribute]?.[0] ?? '';
  return [...entries].sort((one, other) => key(one).localeCompare(key(other), 'en', { numeric: true }));
}

function describe({ dn, attributes }: Entry) {
  const displayName = attributes['displayName']?.[0];
  const primary = primaryOf(attributes['proxyAddresses'] ?? []);
  return {
    distinguishedName: dn,
    Name: attributes['cn']?.[0] ?? attributes['name']?.[0] ?? '',
    ...(displayName === undefined ? {} : { displayName }),
    ...(primary === undefined ? {} : { primarySMTPAddress: primary }),
    ...toClientAccess(attributes),
  };
}
