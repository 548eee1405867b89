import { type Directory, directory, type Entry, escapeFilter, octetsToGuid } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, guid, list, oneOf, optional, organization, record, text } from '@tenantry/schema';

import { hasMailbox } from './mailbox-entry.ts';
import { mailboxSizes, sizesOf } from './mailbox-sizes.ts';
import { pointers, pointerTo } from './pointers.ts';
import { primaryOf } from './proxy-addresses.ts';

const kinds = ['mailbox', 'group', 'contact'] as const;

const attributes = [
  'objectClass',
  'mailNickname',
  'displayName',
  'proxyAddresses',
  'homeMDB',
  'msExchMailboxGuid',
  'mDBStorageQuota',
  'mDBOverQuotaLimit',
];

/** Most recipients that a list has. */
const recipientsMaximum = 1_000_000;

export const ListRecipients_ = read({
  summary: 'Lists the recipients that an organization owns, or certain objects as far as they are recipients.',
  remarks:
    'An organization owns what points to it. What another program has made without the pointer is not listed; RepairExchangeObject or an import gives it one.',
  source: 'exchange-directory-model.md 3',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    organization: optional(organization('Organization whose recipients are listed.')),
    guids: optional(list('guid', guid('One object.'), { sentence: 'Objects to look for.' })),
    kind: optional(oneOf(kinds, 'Only recipients of this kind.')),
  },
  output: {
    recipients: list(
      'recipient',
      record('One recipient.', {
        guid: guid('GUID of the object.'),
        path: text('LDAP path of the object.'),
        kind: oneOf(kinds, 'Kind.'),
        alias: text('E-mail alias.'),
        displayName: optional(text('Name in address lists.')),
        primarySmtpAddress: text('Primary SMTP address.'),
        mailboxGuid: optional(guid('GUID of the mailbox.')),
        database: optional(text('LDAP path of the mailbox store.')),
        ...mailboxSizes,
      }),
      { sentence: 'The recipients, in no order.', maxItems: recipientsMaximum },
    ),
  },

  async run({ input, use }) {
    const recipients = [];
    for await (const entry of entriesOf(use(directory), input)) {
      const kind = kindOf(entry);
      if (kind !== undefined && (input.kind ?? kind) === kind) recipients.push(describe(entry, kind));
    }
    return { recipients };
  },
});

interface Wanted {
  readonly organization?: string;
  readonly guids?: readonly string[];
  readonly kind?: (typeof kinds)[number];
}

async function* entriesOf(handle: Directory, { organization: path, guids = [], kind }: Wanted): AsyncIterable<Entry> {
  if (path !== undefined) {
    const { domain: base } = await handle.contexts();
    const owned = escapeFilter(pointerTo(pointers.owningOrganization, path.replace(/^LDAP:\/\//i, '')));
    const mailEnabled = kind === 'mailbox' ? '(homeMDB=*)' : '(proxyAddresses=*)';
    const filter = `(&(otherWellKnownObjects=${owned})${mailEnabled})`;
    yield* handle.search({ base, filter, attributes });
  }
  for (const each of guids) {
    const entry = await handle.find(`LDAP://<GUID=${each}>`, attributes);
    if (entry) yield entry;
  }
}

function kindOf({ attributes: own }: Entry): (typeof kinds)[number] | undefined {
  const classes = (own['objectClass'] ?? []).map((name) => name.toLowerCase());
  if (classes.includes('user') && hasMailbox(own)) return 'mailbox';
  if (own['proxyAddresses'] === undefined) return undefined;
  return kinds.find((kind) => classes.includes(kind));
}

function describe({ guid: id, path, attributes: own }: Entry, kind: (typeof kinds)[number]) {
  const displayName = own['displayName']?.[0];
  const mailbox = own['msExchMailboxGuid']?.[0];
  const home = own['homeMDB']?.[0];
  return {
    guid: id,
    path,
    kind,
    alias: own['mailNickname']?.[0] ?? '',
    ...(displayName === undefined ? {} : { displayName }),
    primarySmtpAddress: primaryOf(own['proxyAddresses'] ?? []) ?? '',
    ...(mailbox === undefined ? {} : { mailboxGuid: octetsToGuid(mailbox) }),
    ...(home === undefined ? {} : { database: `LDAP://${home}` }),
    ...sizesOf(own),
  };
}
