/** Things that organization plans limit by number. */
export type CountedKind = 'mailboxes' | 'groups' | 'contacts' | 'domains';

/** How a domain counts: by organization, since those below may share it. */
export function domainItem(organization: string, domain: string): string {
  return `${organization} ${domain.toLowerCase()}`;
}
