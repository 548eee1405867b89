import { rdnValue, splitDn } from '@tenantry/directory';

const aliasMaximum = 31;

/**
 * legacyExchangeDN of a new mailbox. The GUID in it makes it a name that nobody had before and nobody gets again:
 * replies to old mail go by this name, and must not reach a stranger of the same alias.
 */
export function legacyNameOf(legacyRoot: string, alias: string, mailboxGuid: string): string {
  // A slash and an equals sign divide the parts of the name.
  const readable = alias.replaceAll(/[^A-Za-z0-9._-]/g, '-').slice(0, aliasMaximum);
  return `${legacyRoot}/cn=Recipients/cn=${readable}-${mailboxGuid.replaceAll('-', '')}`;
}

/** Name of the only administrative group of Exchange 2007. */
const administrativeGroup = 'Exchange Administrative Group (FYDIBOHF23SPDLT)';

/** `/o=.../ou=...` of an Exchange organization, the beginning of names of recipients that are in no store. */
export function legacyRootOf({ dn }: { readonly dn: string }): string {
  return `/o=${rdnValue(splitDn(dn)[0] ?? '')}/ou=${administrativeGroup}`;
}
