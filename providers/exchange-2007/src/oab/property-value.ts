import { compactIntegerBytes, writeCompactInteger } from './compact-integer.ts';

/** Types of properties, the low half of a property tag ([MS-OXOAB] 2.9.4). */
export const propertyTypes = {
  integer: 0x0003,
  boolean: 0x000b,
  /** Of one byte a character. */
  string8: 0x001e,
  string: 0x001f,
  binary: 0x0102,
  integers: 0x1003,
  strings: 0x101f,
  binaries: 0x1102,
} as const;

/** A value as its type wants it. */
export type PropertyValue =
  | number
  | boolean
  | string
  | Uint8Array
  | readonly number[]
  | readonly string[]
  | readonly Uint8Array[];

/** Number of bytes of a value ([MS-OXOAB] 2.9.6). */
export function valueBytes(tag: number, value: PropertyValue): number {
  if (!Array.isArray(value)) return oneBytes(tag, value as SingleValue);
  return value.reduce((sum: number, one: SingleValue) => sum + oneBytes(tag, one), compactIntegerBytes(value.length));
}

/** Writes a value, several ones after their number; gives the place behind it. */
export function writeValue(target: Buffer, at: number, { tag, value }: { tag: number; value: PropertyValue }): number {
  // What is no list is one value; the compiler does not narrow readonly lists.
  if (!Array.isArray(value)) return writeOne(target, at, { tag, value: value as SingleValue });
  return value.reduce(
    (next: number, one: SingleValue) => writeOne(target, next, { tag, value: one }),
    writeCompactInteger(target, at, value.length),
  );
}

type SingleValue = number | boolean | string | Uint8Array;

function oneBytes(tag: number, value: SingleValue): number {
  if (typeof value === 'number') return compactIntegerBytes(value >>> 0);
  if (typeof value === 'boolean') return 1;
  if (typeof value === 'string') return Buffer.byteLength(textOf(tag, value), encodingOf(tag)) + 1;
  return compactIntegerBytes(value.length) + value.length;
}

function writeOne(target: Buffer, at: number, { tag, value }: { tag: number; value: SingleValue }): number {
  if (typeof value === 'number') return writeCompactInteger(target, at, value >>> 0);
  if (typeof value === 'boolean') return target.writeUInt8(value ? 1 : 0, at);
  if (typeof value === 'string') {
    return target.writeUInt8(0, at + target.write(textOf(tag, value), at, encodingOf(tag)));
  }
  const start = writeCompactInteger(target, at, value.length);
  target.set(value, start);
  return start + value.length;
}

/** A character of value zero would end the string. */
function textOf(tag: number, value: string): string {
  return isNarrow(tag) ? value.replaceAll(/[^\u0020-\u007e]/g, '?') : value.replaceAll('\0', '');
}

function encodingOf(tag: number): 'latin1' | 'utf8' {
  return isNarrow(tag) ? 'latin1' : 'utf8';
}

function isNarrow(tag: number): boolean {
  return (tag & 0xffff) === propertyTypes.string8;
}
