/** A common name may have so many characters. */
const commonNameMaximum = 64;

/** What the object of a user is called: as he logs on, as far as that fits. */
export function userCommonName(userPrincipalName: string): string {
  return userPrincipalName.slice(0, commonNameMaximum);
}
