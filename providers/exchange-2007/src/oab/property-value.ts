import { compactInteger } from './compact-integer.ts';

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

/** The bytes of a value; those of several values follow their number ([MS-OXOAB] 2.9.6). */
export function encodeValue(tag: number, value: PropertyValue): Buffer {
  if (Array.isArray(value))
    return Buffer.concat([compactInteger(value.length), ...value.map((one) => encodeOne(tag, one))]);
  // What is no list is one value; the compiler does not narrow readonly lists.
  return encodeOne(tag, value as SingleValue);
}

type SingleValue = number | boolean | string | Uint8Array;

function encodeOne(tag: number, value: SingleValue): Buffer {
  if (typeof value === 'number') return compactInteger(value >>> 0);
  if (typeof value === 'boolean') return Buffer.of(value ? 1 : 0);
  if (typeof value === 'string') return encodeString(tag, value);
  return Buffer.concat([compactInteger(value.length), value]);
}

/** A character of value zero would end the string. */
function encodeString(tag: number, value: string): Buffer {
  const isNarrow = (tag & 0xffff) === propertyTypes.string8;
  const text = isNarrow ? value.replaceAll(/[^\u0020-\u007e]/g, '?') : value.replaceAll('\0', '');
  return Buffer.from(`${text}\0`, isNarrow ? 'latin1' : 'utf8');
}
