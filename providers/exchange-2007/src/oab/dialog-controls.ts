/** Kinds of controls that dialogues are made of here; their numbers are those of MAPI. */
const controlTypes = { label: 0x00, field: 0x01, frame: 0x06, page: 0x08, values: 0x0b } as const;
const controlFlags = { severalLines: 0x01, anyCharacters: 0x20 } as const;

/** Where a control stands on its page, in dialogue units. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A control of a dialogue. */
export interface Control {
  readonly kind: keyof typeof controlTypes;
  readonly place: Place;
  /** What it says: of a label, a frame or a page. */
  readonly text?: string;
  /** Tag of what it shows: of a field or a list of values. */
  readonly property?: number;
  readonly severalLines?: boolean;
}

const rowSetType = 1;
const headerBytes = 8;
const rowBytes = 36;
/** Most characters that a field shows. */
const fieldCharacters = 1024;
const anyCharacter = '*';

/**
 * A dialogue as clients read it ([MS-OXOABKT] 2.2.2.1): the number of controls, a row for each, then their texts. A
 * page begins a new tab; what follows it stands on it.
 */
export function encodeControls(controls: readonly Control[]): Buffer {
  const rows = Buffer.alloc(headerBytes + controls.length * rowBytes);
  rows.writeUInt32LE(rowSetType, 0);
  rows.writeUInt32LE(controls.length, 4);
  const texts: Buffer[] = [];
  let end = rows.length;
  controls.forEach((control, index) => {
    const text = Buffer.from(`${textOf(control)}\0`, 'latin1');
    rowOf(control, end).forEach((value, field) => {
      rows.writeUInt32LE(value, headerBytes + index * rowBytes + field * 4);
    });
    texts.push(text);
    end += text.length;
  });
  return Buffer.concat([rows, ...texts]);
}

function rowOf({ kind, place, property = 0, severalLines }: Control, textPlace: number): readonly number[] {
  const { x, y, width, height } = place;
  const isField = kind === 'field';
  const flags = isField ? controlFlags.anyCharacters | (severalLines ? controlFlags.severalLines : 0) : 0;
  return [x, width, y, height, controlTypes[kind], flags, property, isField ? fieldCharacters : 0, textPlace];
}

function textOf({ kind, text = '' }: Control): string {
  return kind === 'field' ? anyCharacter : text;
}
