/** The domain of the pair; the embedded directory has the same one, so that tests run over both. */
export const realm = 'FABRIKAM.COM';
export const dnsDomain = 'fabrikam.com';
export const netbiosDomain = 'FABRIKAM';
export const domainName = 'DC=fabrikam,DC=com';
export const administratorPassword = 'Test-password-1';

export function hostName(number: number): string {
  return `dc${number}.${dnsDomain}`;
}

/** DN of the settings of a controller. */
export function settingsOf(number: number): string {
  return `CN=NTDS Settings,CN=DC${number},CN=Servers,CN=Default-First-Site-Name,CN=Sites,CN=Configuration,${domainName}`;
}
