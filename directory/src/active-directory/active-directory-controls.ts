import { BerWriter, Control } from 'ldapts';

const universalOctetString = 4;

/** Shows deleted objects (MS-ADTS 3.1.1.3.4.1.14). */
export function showDeleted(): Control {
  return new Control('1.2.840.113556.1.4.417', { critical: true });
}

/** Part of a security descriptor that a search answers with and a change writes. */
export const accessList = 4;

/** Which parts of security descriptors a search or change is about (MS-ADTS 3.1.1.3.4.1.11). */
export class SecurityDescriptorFlags extends Control {
  readonly #parts: number;

  constructor(parts = accessList) {
    super('1.2.840.113556.1.4.801', { critical: true });
    this.#parts = parts;
  }

  override writeControl(writer: BerWriter): void {
    const value = new BerWriter();
    value.startSequence();
    value.writeInt(this.#parts);
    value.endSequence();
    writer.writeBuffer(value.buffer, universalOctetString);
  }
}
