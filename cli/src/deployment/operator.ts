import { userInfo } from 'node:os';

/** Who uses the tool, for the history: the account of the system. */
export function operatorName(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without an entry in the list of users, as in many containers.
    return String(process.getuid?.() ?? 'unknown');
  }
}
