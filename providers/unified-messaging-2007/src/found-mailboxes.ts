import { type Directory, type Entry, escapeFilter } from '@tenantry/directory';
import { boolean, container, defaulted, domainController, optional, record, secret, text } from '@tenantry/schema';

import { mailboxIdentity } from './enabling.ts';
import { forOrganization } from './fields.ts';
import { isEnabledFilter, readEnabled } from './um-mailbox.ts';

const resultSizeDefault = 1000;
const resultSizeMaximum = 10_000;

/** What requests that read mailboxes may say. */
export const mailboxSearchFields = {
  preferredDomainController: domainController(),
  identity: optional(mailboxIdentity),
  resultSize: optional(
    text('Most mailboxes to return; default 1000, at most 10000, or unlimited, which is 10000, too.', {
      pattern: '^([1-9]\\d{0,4}|[Uu]nlimited)$',
    }),
  ),
  readFromDomainController: defaulted(
    boolean('Without effect: what is read is never older than what was written here.'),
    true,
  ),
  credential: optional(
    record('Without effect: who calls is judged, not who is named here.', {
      username: text('Name.', { maxLength: 256 }),
      password: secret('Password.'),
    }),
  ),
  organization: forOrganization,
};

/** Where mailboxes are looked for, and which. */
export interface MailboxSearch {
  readonly identity?: string;
  readonly organization?: string;
  readonly organizationalUnit?: string;
  readonly anr?: string;
  readonly resultSize?: string;
}

/** Only mailboxes in this container and below. */
export const organizationalUnit = optional(container('Only mailboxes in this container and below.'));

/** Mailboxes that are enabled for unified messaging. */
export async function findMailboxes(directory: Directory, wanted: MailboxSearch): Promise<Entry[]> {
  if (wanted.identity !== undefined) return [await readEnabled(directory, wanted.identity)];
  const base = wanted.organizationalUnit ?? wanted.organization ?? (await directory.contexts()).domain;
  const filter = wanted.anr === undefined ? isEnabledFilter : `(&${isEnabledFilter}${ambiguous(wanted.anr)})`;
  const found: Entry[] = [];
  for await (const entry of directory.search({ base, filter, limit: limitOf(wanted.resultSize) })) found.push(entry);
  return found;
}

/** Ambiguous name resolution: the beginning of one of the names. */
function ambiguous(name: string): string {
  const conditions = ['cn', 'displayName', 'givenName', 'sn', 'mailNickname'];
  return `(|${conditions.map((attribute) => `(${attribute}=${escapeFilter(name)}*)`).join('')})`;
}

function limitOf(resultSize: string | undefined): number {
  if (resultSize === undefined) return resultSizeDefault;
  return Math.min(Number(resultSize) || resultSizeMaximum, resultSizeMaximum);
}
