const nameMaximum = 64;
const guidDigits = 8;

/**
 * Name of the dial plan and the hunt group of an organization. Such names are unique in the installation, those of
 * organizations are not: a part of the GUID keeps them apart, and tells nobody who else is here.
 */
export function customerName({ path, guid }: { readonly path: string; readonly guid: string }): string {
  const name = /^LDAP:\/\/OU=((?:[^,\\]|\\.)+)/i.exec(path)?.[1]?.replace(/\\(.)/g, '$1') ?? '';
  const suffix = ` ${guid.slice(0, guidDigits)}`;
  const readable = name.replaceAll(/[\\\r\n]/g, ' ').slice(0, nameMaximum - suffix.length);
  return `${readable}${suffix}`;
}
