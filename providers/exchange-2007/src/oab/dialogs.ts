import { detailsTags, textTagOf } from './details-properties.ts';
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

/** A row of a page: what stands left and right, by the attribute of the entry. */
type Row = readonly [Field | undefined, Field?];
type Field = readonly [label: string, attribute: string];

/** The dialogue that shows somebody with a mailbox, or with an address elsewhere. */
export function personDialog(words: DialogWords): Buffer {
  const general: Row[] = [
    [
      [words.street, 'streetAddress'],
      [words.title, 'title'],
    ],
    [
      [words.city, 'l'],
      [words.company, 'company'],
    ],
    [
      [words.state, 'st'],
      [words.department, 'department'],
    ],
    [
      [words.postalCode, 'postalCode'],
      [words.office, 'physicalDeliveryOfficeName'],
    ],
    [
      [words.country, 'co'],
      [words.assistant, 'msExchAssistantName'],
    ],
    [undefined, [words.phone, 'telephoneNumber']],
  ];
  const names: Row[] = [
    [
      [words.firstName, 'givenName'],
      [words.lastName, 'sn'],
    ],
    [
      [words.initials, 'initials'],
      [words.alias, 'mailNickname'],
    ],
    [[words.displayName, 'displayName']],
  ];
  const phones: Row[] = [
    [
      [words.business, 'telephoneNumber'],
      [words.home, 'homePhone'],
    ],
    [
      [words.business2, 'otherTelephone'],
      [words.home2, 'otherHomePhone'],
    ],
    [
      [words.fax, 'facsimileTelephoneNumber'],
      [words.mobile, 'mobile'],
    ],
    [
      [words.assistant, 'telephoneAssistant'],
      [words.pager, 'pager'],
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
      [words.displayName, 'displayName'],
      [words.alias, 'mailNickname'],
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
      const [text, attribute] = row[side] ?? [];
      if (text === undefined || attribute === undefined) return [];
      const property = textTagOf(attribute);
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
    { kind: 'field', place: wide(top + rowHeight, 5 * rowHeight), property: textTagOf('info'), severalLines: true },
  ];
}

function addresses({ addresses: text }: DialogWords): Control[] {
  return [page(text), { kind: 'values', place: wide(margin, 10 * rowHeight), property: detailsTags.addresses }];
}

function wide(y: number, height: number): Place {
  return { x: margin, y, width: pageWidth - 2 * margin, height };
}

/** Properties with several values have a list of their own. */
function kindFor(property: number): 'field' | 'values' {
  return (property & 0x1000) === 0 ? 'field' : 'values';
}
