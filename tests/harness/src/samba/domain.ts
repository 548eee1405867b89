/** The domain of the pair; the embedded directory has the same one, so that tests run over both. */
export const realm = 'FABRIKAM.COM';
export const dnsDomain = 'fabrikam.com';
export const netbiosDomain = 'FABRIKAM';
export const domainName = 'DC=fabrikam,DC=com';
export const administratorPassword = 'Test-password-1';

export function hostName(number: number): string {
  return `dc${number}.${dnsDomain}`;
}
