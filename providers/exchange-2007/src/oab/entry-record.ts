import type { Entry } from '@tenantry/directory';

import { detailsProperties, detailsTags, primaryAddress } from './details-properties.ts';
import { type PropertyDefinition, propertyFlags } from './property-table.ts';
import type { PropertyValue } from './property-value.ts';
import { encodeRecord } from './record.ts';

/** Most bytes of a value in a book; the full one is to be had online ([MS-OXOAB] 2.9.2.2.1). */
const stringBytesMaximum = 3400;
const binaryBytesMaximum = 32_767;
const valuesBytesMaximum = 65_535;

/** The table of properties that records are made after; what was shortened stands at its end. */
export const entryProperties: readonly PropertyDefinition[] = [
  ...detailsProperties,
  { tag: detailsTags.truncated, flags: propertyFlags.none },
];

/** The record of a recipient, or undefined when it has no address by which a client could find it. */
export function encodeEntry(entry: Entry): Buffer | undefined {
  if (primaryAddress(entry) === undefined) return undefined;
  const values = new Map<number, PropertyValue>();
  const truncated: number[] = [];
  for (const { tag, value } of detailsProperties) {
    const full = value(entry);
    if (full === undefined) continue;
    const kept = shorten(full);
    if (kept !== full) truncated.push(tag);
    if (kept !== undefined) values.set(tag, kept);
  }
  if (truncated.length > 0) values.set(detailsTags.truncated, truncated);
  return encodeRecord(entryProperties, values);
}

/** The value itself when it is short enough; strings are cut, binary values and values too many are left out. */
function shorten(value: PropertyValue): PropertyValue | undefined {
  if (typeof value === 'string') return shortenText(value);
  if (value instanceof Uint8Array) return value.length > binaryBytesMaximum ? undefined : value;
  return Array.isArray(value) ? shortenList(value) : value;
}

function shortenText(value: string): string {
  // No character takes more than three bytes for each of its units.
  if (value.length * 3 <= stringBytesMaximum || Buffer.byteLength(value) <= stringBytesMaximum) return value;
  let kept = '';
  let bytes = 0;
  for (const character of value) {
    bytes += Buffer.byteLength(character);
    if (bytes > stringBytesMaximum) break;
    kept += character;
  }
  return kept;
}

function shortenList<T extends string | number | Uint8Array>(values: readonly T[]): readonly T[] | undefined {
  let bytes = 0;
  const kept = values.filter((value) => {
    bytes += typeof value === 'string' ? Buffer.byteLength(value) : lengthOf(value);
    return bytes <= valuesBytesMaximum;
  });
  if (kept.length === values.length) return values;
  return kept.length === 0 ? undefined : kept;
}

function lengthOf(value: number | Uint8Array): number {
  return typeof value === 'number' ? 4 : value.length;
}
