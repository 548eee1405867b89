import { type Control, encodeControls, type Place } from './dialog-controls.ts';
import type { DialogWords } from './dialog-words.ts';

const pageWidth = 371;
const margin = 6;
const rowHeight = 15;
const fieldHeight = 12;
/** Left edges and widths of labels and fields in the two columns of a page. */
const columns = [
  { label: 12, labelWidth: 62, field: 76, fieldWidth: 104 },
  { label: 190, labelWidth: 62, field: 254, fieldWidth: 105 },
] as const;

/** A row of a page: what stands left and right; the tags are those of the details of a book. */
type Row = readonly [Field | undefined, Field?];
type Field = readonly [label: string, property: number];

/** The dialogue that shows somebody with a mailbox, or with an address elsewhere. */
export function personDialog(words: DialogWords): Buffer {
  const general: Row[] = [
    [
      [words.street, 0x3a29_001f],
      [words.title, 0x3a17_001f],
    ],
    [
      [words.city, 0x3a27_001f],
      [words.company, 0x3a16_001f],
    ],
    [
      [words.state, 0x3a28_001f],
      [words.department, 0x3a18_001f],
    ],
    [
      [words.postalCode, 0x3a2a_001f],
      [words.office, 0x3a19_001f],
    ],
    [
      [words.country, 0x3a26_001f],
      [words.assistant, 0x3a30_001f],
    ],
    [undefined, [words.phone, 0x3a08_001f]],
  ];
  const names: Row[] = [
    [
      [words.firstName, 0x3a06_001f],
      [words.lastName, 0x3a11_001f],
    ],
    [
      [words.initials, 0x3a0a_001f],
      [words.alias, 0x3a00_001f],
    ],
    [[words.displayName, 0x3001_001f]],
  ];
  const phones: Row[] = [
    [
      [words.business, 0x3a08_001f],
      [words.home, 0x3a09_001f],
    ],
    [
      [words.business2, 0x3a1b_101f],
      [words.home2, 0x3a2f_101f],
    ],
    [
      [words.fax, 0x3a23_001f],
      [words.mobile, 0x3a1c_001f],
    ],
    [
      [words.assistant, 0x3a2e_001f],
      [words.pager, 0x3a21_001f],
    ],
  ];
  return encodeControls([
    page(words.general),
    ...framed(words.name, names),
    ...rowsAt(below(names), general),
    page(words.phones),
    ...framed(words.phoneNumbers, phones),
    ...notes(words, below(phones)),
    ...addresses(words),
  ]);
}

/** The dialogue that shows what is no person: a distribution list, a public folder, an agent. */
export function groupDialog(words: DialogWords): Buffer {
  const names: Row[] = [
    [
      [words.displayName, 0x3001_001f],
      [words.alias, 0x3a00_001f],
    ],
  ];
  return encodeControls([
    page(words.general),
    ...framed(words.name, names),
    ...notes(words, below(names)),
    ...addresses(words),
  ]);
}

function page(text: string): Control {
  return { kind: 'page', place: { x: 0, y: 0, width: 0, height: 0 }, text };
}

function framed(text: string, rows: readonly Row[]): Control[] {
  const height = (rows.length + 1) * rowHeight;
  return [{ kind: 'frame', place: wide(margin, height), text }, ...rowsAt(rowHeight, rows)];
}

/** The first row under a frame with rows. */
function below(rows: readonly Row[]): number {
  return (rows.length + 2) * rowHeight;
}

function rowsAt(top: number, rows: readonly Row[]): Control[] {
  return rows.flatMap((row, index) =>
    columns.flatMap((column, side) => {
      const [text, property] = row[side] ?? [];
      if (text === undefined || property === undefined) return [];
      const y = top + index * rowHeight;
      return [
        { kind: 'label' as const, place: { x: column.label, y, width: column.labelWidth, height: fieldHeight }, text },
        {
          kind: kindFor(property),
          place: { x: column.field, y, width: column.fieldWidth, height: fieldHeight },
          property,
        },
      ];
    }),
  );
}

function notes({ notes: text }: DialogWords, top: number): Control[] {
  return [
    { kind: 'label', place: wide(top, fieldHeight), text },
    { kind: 'field', place: wide(top + rowHeight, 5 * rowHeight), property: 0x3004_001f, severalLines: true },
  ];
}

function addresses({ addresses: text }: DialogWords): Control[] {
  return [page(text), { kind: 'values', place: wide(margin, 10 * rowHeight), property: 0x800f_101f }];
}

function wide(y: number, height: number): Place {
  return { x: margin, y, width: pageWidth - 2 * margin, height };
}

/** Properties with several values have a list of their own. */
function kindFor(property: number): 'field' | 'values' {
  return (property & 0x1000) === 0 ? 'field' : 'values';
}
