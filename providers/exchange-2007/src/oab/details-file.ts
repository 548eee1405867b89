import { checksum } from './checksum.ts';
import { encodePropertyTable, type PropertyDefinition, propertyFlags } from './property-table.ts';
import { encodeRecord } from './record.ts';

/** What a book says of itself. */
export interface BookHeader {
  /** As clients show it, e.g. `\Acme AL`. */
  readonly name: string;
  /** How clients call the list: `/guid=` and hexadecimal digits. */
  readonly distinguishedName: string;
  /** GUID of the address list. */
  readonly containerGuid: string;
  /** Grows by one with each generation whose content is another. */
  readonly sequence: number;
}

const versionOfFullDetails = 0x20;

const tags = { name: 0x6800_001f, sequence: 0x6801_0003, containerGuid: 0x6802_001e, distinguishedName: 0x6804_001e };
const headerProperties: readonly PropertyDefinition[] = [
  tags.name,
  tags.distinguishedName,
  tags.sequence,
  tags.containerGuid,
].map((tag) => ({ tag, flags: propertyFlags.none }));

/**
 * An uncompressed full details file of version 4, in pieces ([MS-OXOAB] 2.9): header with checksum, tables of
 * properties, record of the book, records of its entries.
 * @param records of `encodeRecord`, in their order
 */
export function encodeDetails(
  header: BookHeader,
  properties: readonly PropertyDefinition[],
  records: readonly Buffer[],
): Buffer[] {
  const body = [encodeMetadata(properties), encodeHeaderRecord(header), ...records];
  const start = Buffer.alloc(12);
  start.writeUInt32LE(versionOfFullDetails, 0);
  start.writeUInt32LE(checksum(body), 4);
  start.writeUInt32LE(records.length, 8);
  return [start, ...body];
}

function encodeMetadata(properties: readonly PropertyDefinition[]): Buffer {
  const size = Buffer.alloc(4);
  const metadata = Buffer.concat([size, encodePropertyTable(headerProperties), encodePropertyTable(properties)]);
  metadata.writeUInt32LE(metadata.length, 0);
  return metadata;
}

function encodeHeaderRecord({ name, distinguishedName, sequence, containerGuid }: BookHeader): Buffer {
  return encodeRecord(
    headerProperties,
    new Map<number, string | number>([
      [tags.name, name],
      [tags.distinguishedName, distinguishedName],
      [tags.sequence, sequence],
      [tags.containerGuid, containerGuid],
    ]),
  );
}
