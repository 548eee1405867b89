/** Held by whoever changes the pool of stores. */
export const poolLock = 'exchangeResources';

/** Held by whoever changes what an organization is granted; its mailboxes need not wait for it. */
export function grantLock(organization: string): string {
  return `organizationGrant:${organization.toLowerCase()}`;
}

/** Held by whoever changes the allocation of a mailbox. */
export function mailboxLock(mailbox: string): string {
  return `mailboxAllocation:${mailbox.toLowerCase()}`;
}

/** Held by whoever changes the allocation of a public folder. */
export function folderLock(organization: string, path: string): string {
  return `folderAllocation:${organization.toLowerCase()}${path.toLowerCase()}`;
}
