import { type BerReader, BerWriter, Control, type Filter, SearchEntry, type Entry as WireEntry } from 'ldapts';

import { binaryAttributes } from '../attribute-types.ts';

const universalOctetString = 4;
const searchResultEntry = 0x64;

/** Gives the entry as it is after a change, in the same answer (RFC 4527). */
export class PostReadControl extends Control {
  static readonly type = '1.3.6.1.1.13.2';
  readonly #attributes: readonly string[];
  /** What the server answered. */
  wire: WireEntry = { dn: '' };

  /** Values of an attribute of text. */
  valuesOf(attribute: string): readonly string[] {
    return [this.wire[attribute] ?? []].flat().map(String);
  }

  constructor(attributes: readonly string[]) {
    super(PostReadControl.type, { critical: true });
    this.#attributes = attributes;
  }

  override writeControl(writer: BerWriter): void {
    const value = new BerWriter();
    value.startSequence();
    for (const attribute of this.#attributes) value.writeString(attribute);
    value.endSequence();
    writer.writeBuffer(value.buffer, universalOctetString);
  }

  override parseControl(reader: BerReader): void {
    if (reader.readSequence(searchResultEntry) === null) return;
    const entry = new SearchEntry({ messageId: 0 });
    entry.parseMessage(reader);
    this.wire = entry.toObject([], [...binaryAttributes]);
  }
}

/** The change is made only where the entry satisfies a filter (RFC 4528). */
export class AssertionControl extends Control {
  readonly #filter: Filter;

  constructor(filter: Filter) {
    super('1.3.6.1.1.12', { critical: true });
    this.#filter = filter;
  }

  override writeControl(writer: BerWriter): void {
    const value = new BerWriter();
    this.#filter.write(value);
    writer.writeBuffer(value.buffer, universalOctetString);
  }
}

/** Values that are there already, or gone already, are no error (MS-ADTS section 3.1.1.3.4.1.8). */
export function permissiveModify(): Control {
  return new Control('1.2.840.113556.1.4.1413', { critical: true });
}

/** Lets an entry have operational attributes from outside (draft-zeilenga-ldap-relax). */
export function relaxRules(): Control {
  return new Control('1.3.6.1.4.1.4203.666.5.12', { critical: true });
}
