import { type Directory, type Entry, escapeFilter, isBelow, sameDn } from '@tenantry/directory';

import { IdentityAmbiguous, MailboxUnknown } from './errors.ts';
import { hasMailbox } from './mailbox-entry.ts';

/** Filter for users with a mailbox. */
export const isMailbox = '(&(objectClass=user)(msExchMailboxGuid=*))';

/** Attributes by which a mailbox can be named in a search. */
const names = {
  account: 'sAMAccountName',
  userPrincipalName: 'userPrincipalName',
  legacyExchangeDN: 'legacyExchangeDN',
  alias: 'mailNickname',
} as const;

/**
 * The mailbox that a request names by GUID, DN, LDAP path, domain\account, UPN, legacyExchangeDN, SMTP address or alias.
 * @param base only mailboxes at and below this entry
 */
export async function readIdentified(directory: Directory, identity: string, base: string): Promise<Entry> {
  const direct = await findDirectly(directory, identity);
  if (direct) {
    const inside = sameDn(direct.path, base) || isBelow(direct.path, base);
    if (inside && hasMailbox(direct.attributes)) return direct;
    throw MailboxUnknown(identity);
  }
  const found: Entry[] = [];
  const filter = `(&${isMailbox}${filterFor(identity)})`;
  for await (const entry of directory.search({ base, filter, limit: 2 })) found.push(entry);
  const [entry] = found;
  if (!entry) throw MailboxUnknown(identity);
  if (found.length > 1) throw IdentityAmbiguous(identity);
  return entry;
}

async function findDirectly(directory: Directory, identity: string): Promise<Entry | undefined> {
  const guid = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i.exec(identity)?.[1];
  if (guid !== undefined) return directory.find(`LDAP://<GUID=${guid}>`);
  return /^(LDAP:\/\/|(CN|OU)\s*=)/i.test(identity) ? directory.find(identity) : undefined;
}

function filterFor(identity: string): string {
  const value = escapeFilter(identity);
  if (identity.startsWith('/')) return `(${names.legacyExchangeDN}=${value})`;
  const [, account] = /^[^\\]+\\(.+)$/.exec(identity) ?? [];
  if (account !== undefined) return `(${names.account}=${escapeFilter(account)})`;
  if (identity.includes('@')) return `(|(${names.userPrincipalName}=${value})(proxyAddresses=smtp:${value}))`;
  return `(|(${names.alias}=${value})(${names.account}=${value}))`;
}
