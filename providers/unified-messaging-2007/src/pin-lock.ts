/** Key under which requests hold the PIN of a mailbox. */
export function pinLock(mailbox: string): string {
  return `umPin:${mailbox}`;
}
