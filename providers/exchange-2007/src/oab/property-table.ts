/** A property that records may have ([MS-OXOAB] 2.9.4). */
export interface PropertyDefinition {
  readonly tag: number;
  readonly flags: number;
}

/** What a client does with a property online, and has to imitate. */
export const propertyFlags = {
  none: 0,
  /** Names are resolved by it (ambiguous name resolution). */
  resolved: 1,
  /** Records are found by it; each has a value. */
  key: 2,
} as const;

/** OAB_PROP_TABLE: number of properties, then tag and flags of each ([MS-OXOAB] 2.9.3). */
export function encodePropertyTable(properties: readonly PropertyDefinition[]): Buffer {
  const bytes = Buffer.alloc(4 + properties.length * 8);
  bytes.writeUInt32LE(properties.length, 0);
  properties.forEach(({ tag, flags }, index) => {
    bytes.writeUInt32LE(tag, 4 + index * 8);
    bytes.writeUInt32LE(flags, 8 + index * 8);
  });
  return bytes;
}
