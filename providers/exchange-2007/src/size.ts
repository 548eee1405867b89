import { SizeTooLarge } from './errors.ts';

const kilobyte = 1024;
/** Sizes are 32-bit integers of KB in the directory, so they end below 2 TB. */
const kilobytesMaximum = 0x7fffffff;

/** Kilobytes as the directory holds them, rounded up; undefined (no attribute) for unlimited. */
export function toKilobytes(bytes: number | 'unlimited'): string | undefined {
  if (bytes === 'unlimited') return undefined;
  const kilobytes = Math.ceil(bytes / kilobyte);
  if (kilobytes > kilobytesMaximum) throw SizeTooLarge(String(bytes), String(kilobytesMaximum * kilobyte));
  return String(kilobytes);
}

/** Bytes of a value of the directory; unlimited when there is none. */
export function toBytes(kilobytes: string | undefined): number | 'unlimited' {
  return kilobytes === undefined ? 'unlimited' : Number(kilobytes) * kilobyte;
}
