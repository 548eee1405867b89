import { AddressInvalid } from './errors.ts';

/** An address as proxyAddresses holds it. */
interface ProxyAddress {
  /** Type in capitals: SMTP, X500, EUM ... */
  readonly type: string;
  readonly value: string;
}

export interface ProxyAddresses {
  /** As they are written: `SMTP:` before the primary one, which is first, `smtp:` before further ones. */
  readonly values: readonly string[];
  /** Primary SMTP address without a prefix. */
  readonly primary: string;
}

const smtp = 'SMTP';
const smtpPattern =
  /^[^\s@<>,;:"()[\]\\]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const smtpMaximum = 254;

/** Puts the addresses of a request into their form. The first one is the primary SMTP address, whatever its prefix. */
export function toProxyAddresses(requested: readonly string[]): ProxyAddresses {
  const addresses = unique(requested.map(parse));
  const [first, ...others] = addresses;
  if (!first || first.type !== smtp) {
    throw AddressInvalid(
      requested[0] ?? '',
      'an SMTP address, and the first one has to be: it becomes the primary address',
    );
  }
  addresses.forEach(requireSmtpForm);
  const values = others.map(({ type, value }) => `${type === smtp ? 'smtp' : type}:${value}`);
  return { values: [`SMTP:${first.value}`, ...values], primary: first.value };
}

/** The value of targetAddress for an address outside. */
export function toTargetAddress(requested: string): string {
  const address = parse(requested);
  requireSmtpForm(address);
  return `${address.type}:${address.value}`;
}

/** Whether two addresses are one, whatever their case and prefix. */
export function isSameAddress(one: string, other: string): boolean {
  return keyOf(parse(one)) === keyOf(parse(other));
}

/** Present addresses whose type a request does not name; they survive it. */
export function addressesOfOtherTypes(present: readonly string[], requested: readonly string[]): string[] {
  const types = new Set(requested.map((value) => parse(value).type));
  return present.filter((value) => !types.has(parse(value).type));
}

/** Addresses with the primary one first, as clients get them. */
export function primaryFirst(values: readonly string[]): string[] {
  return [...values].sort((one, other) => Number(other.startsWith('SMTP:')) - Number(one.startsWith('SMTP:')));
}

/** Primary SMTP address among values of proxyAddresses, without its prefix. */
export function primaryOf(values: readonly string[]): string | undefined {
  return values.find((value) => value.startsWith('SMTP:'))?.slice('SMTP:'.length);
}

/** Key under which requests hold an address, so that two of them cannot both find it free. */
export function addressLock(address: string): string {
  const { type, value } = parse(address);
  return `proxyAddress:${(type === smtp ? value : `${type}:${value}`).toLowerCase()}`;
}

function parse(address: string): ProxyAddress {
  const [, type, value] = /^([A-Za-z0-9]+):(.*)$/s.exec(address.trim()) ?? [];
  if (type === undefined || value === undefined) return { type: smtp, value: address.trim() };
  return { type: type.toUpperCase(), value: value.trim() };
}

function requireSmtpForm({ type, value }: ProxyAddress): void {
  if (type === smtp && (value.length > smtpMaximum || !smtpPattern.test(value))) {
    throw AddressInvalid(value, 'an SMTP address of at most 254 characters');
  }
}

function keyOf({ type, value }: ProxyAddress): string {
  return `${type}:${value.toLowerCase()}`;
}

function unique(addresses: readonly ProxyAddress[]): ProxyAddress[] {
  const byKey = new Map<string, ProxyAddress>();
  for (const address of addresses) {
    const key = keyOf(address);
    if (!byKey.has(key)) byKey.set(key, address);
  }
  return [...byKey.values()];
}
