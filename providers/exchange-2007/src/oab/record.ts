import type { PropertyDefinition } from './property-table.ts';
import { encodeValue, type PropertyValue } from './property-value.ts';

/** OAB_V4_REC: size, one bit for each property of the table that is there, values in the order of the table ([MS-OXOAB] 2.9.5). */
export function encodeRecord(
  properties: readonly PropertyDefinition[],
  values: ReadonlyMap<number, PropertyValue>,
): Buffer {
  const presence = Buffer.alloc(Math.ceil(properties.length / 8));
  const parts: Buffer[] = [];
  properties.forEach(({ tag }, index) => {
    const value = values.get(tag);
    if (value === undefined) return;
    // The first property is the highest bit.
    presence[index >> 3] = (presence[index >> 3] ?? 0) | (0x80 >> (index & 7));
    parts.push(encodeValue(tag, value));
  });
  const size = Buffer.alloc(4);
  const record = Buffer.concat([size, presence, ...parts]);
  record.writeUInt32LE(record.length, 0);
  return record;
}
