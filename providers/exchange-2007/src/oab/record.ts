import type { PropertyDefinition } from './property-table.ts';
import { type PropertyValue, valueBytes, writeValue } from './property-value.ts';

const sizeBytes = 4;

/** OAB_V4_REC: size, one bit for each property of the table that is there, values in the order of the table ([MS-OXOAB] 2.9.5). */
export function encodeRecord(
  properties: readonly PropertyDefinition[],
  values: ReadonlyMap<number, PropertyValue>,
): Buffer {
  const presenceBytes = Math.ceil(properties.length / 8);
  let bytes = sizeBytes + presenceBytes;
  for (const { tag } of properties) {
    const value = values.get(tag);
    if (value !== undefined) bytes += valueBytes(tag, value);
  }

  const record = Buffer.alloc(bytes);
  record.writeUInt32LE(bytes, 0);
  let at = sizeBytes + presenceBytes;
  properties.forEach(({ tag }, index) => {
    const value = values.get(tag);
    if (value === undefined) return;
    // The first property is the highest bit.
    const place = sizeBytes + (index >> 3);
    record[place] = (record[place] ?? 0) | (0x80 >> (index & 7));
    at = writeValue(record, at, { tag, value });
  });
  return record;
}
