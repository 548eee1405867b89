/**
 * The principal name that somebody means who signs in from a device. Those ask for user and domain apart and join them
 * with a backslash, whatever is in them.
 */
export function principalName(signIn: string): string {
  const at = signIn.lastIndexOf('\\');
  const [domain, user] = [signIn.slice(0, Math.max(0, at)), signIn.slice(at + 1)];
  return domain === '' || user.includes('@') ? user : `${user}@${domain}`;
}

/** Whether a request for a user is one for somebody who has these names: principal name, addresses, account. */
export function isNamed(user: string, names: readonly string[]): boolean {
  const own = new Set(names.flatMap((name) => [name.toLowerCase(), name.toLowerCase().split('@', 1)[0]]));
  return [principalName(user), user.slice(user.lastIndexOf('\\') + 1)].some((each) => own.has(each.toLowerCase()));
}
