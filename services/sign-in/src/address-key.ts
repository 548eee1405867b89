import ipaddr from 'ipaddr.js';

/** Whoever has one IPv6 address usually has a whole network of this size. */
const networkBytes = 8;

/** What the calls of an address are counted under: an IPv4 address, or the network of an IPv6 one. */
export function addressKey(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return Buffer.from(parsed.toByteArray().slice(0, networkBytes)).toString('hex');
}
