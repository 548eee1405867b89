/** A relative name such as `CN=Beebe\, Ann`, the value escaped (RFC 4514 section 2.4). */
export function relativeName(type: 'CN' | 'OU', value: string): string {
  const escaped = value
    .replace(/[\\,+"<>;=]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/ $/, '\\ ');
  return `${type}=${escaped}`;
}

/** The distinguished name in an LDAP path without a controller. */
export function nameIn(path: string): string {
  return path.replace(/^LDAP:\/\//i, '');
}

/** The path of an object in a container. */
export function pathIn(container: string, relative: string): string {
  return `LDAP://${relative},${nameIn(container)}`;
}

/** The name of an object in its container, without type and escapes. */
export function ownNameOf(path: string): string {
  const [, relative = ''] = relativePattern.exec(nameIn(path)) ?? [];
  const value = relative.slice(relative.indexOf('=') + 1);
  return value.replace(/((?:\\[0-9a-f]{2})+)|\\(.)/gi, (_, octets: string | undefined, mark: string) =>
    octets === undefined ? mark : Buffer.from(octets.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
}

/** The path with the same parent and another relative name. */
export function siblingOf(path: string, relative: string): string {
  return pathIn(containerOf(path), relative);
}

/** Whether an object is another one or lies below it. */
export function isWithin(path: string, container: string): boolean {
  const name = nameIn(path).toLowerCase();
  const above = nameIn(container).toLowerCase();
  return name === above || name.endsWith(`,${above}`);
}

/** Whether two paths name the same object. */
export function isSame(one: string, other: string): boolean {
  return nameIn(one).toLowerCase() === nameIn(other).toLowerCase();
}

/** DNS name of the domain that an object lies in. */
export function domainNameOf(path: string): string {
  const labels = [...nameIn(path).matchAll(/(?:^|,)DC=([^,]+)/gi)].map(([, label]) => label);
  return labels.join('.').toLowerCase();
}

// Up to the first comma that is not escaped.
const relativePattern = /^((?:\\.|[^,\\])*)/s;

function containerOf(path: string): string {
  const name = nameIn(path);
  const [, relative = ''] = relativePattern.exec(name) ?? [];
  return name.slice(relative.length + 1);
}
