/** A security descriptor in SDDL, cut so far that the entries of its DACL can be read and changed. */
export interface SecurityDescriptor {
  /** Owner and group as written. */
  readonly head: string;
  /** Control flags of the DACL, e.g. `PAI`. */
  readonly flags: string;
  readonly entries: readonly AccessEntry[];
  /** The SACL as written. */
  readonly tail: string;
}

/** One entry of a DACL. */
export interface AccessEntry {
  /** A allows, D denies, with O before it for an object type; others stay as they are. */
  readonly type: string;
  /** Bits as in `Get DACL`: 1 objects, 2 containers, 4 not further, 8 only below, 16 inherited. */
  readonly inheritance: number;
  /** Access mask. */
  readonly rights: number;
  /** GUID or empty. */
  readonly objectType: string;
  readonly inheritedObjectType: string;
  /** Security identifier, S-1-... or one of the two-letter names of SDDL. */
  readonly trustee: string;
}

const inherited = 16;

const rightBits: Readonly<Record<string, number>> = {
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  SD: 0x10000,
  RC: 0x20000,
  WD: 0x40000,
  WO: 0x80000,
  GA: 0x10000000,
  GX: 0x20000000,
  GW: 0x40000000,
  GR: 0x80000000,
};
const flagBits: Readonly<Record<string, number>> = {
  OI: 1,
  CI: 2,
  NP: 4,
  IO: 8,
  ID: inherited,
  SA: 0x40,
  FA: 0x80,
};

/** Reads SDDL (MS-DTYP 2.5.1). Conditional entries are not used in directories and are refused. */
export function parseDescriptor(sddl: string): SecurityDescriptor | undefined {
  const match = /^((?:O:[^:()]*?)?(?:G:[^:()]*?)?)(?:D:([A-Z]*)((?:\([^()]*\))*))?(S:.*)?$/s.exec(sddl.trim());
  if (!match) return undefined;
  const [, head = '', flags = '', list = '', tail = ''] = match;
  return { head, flags, entries: parseEntries(list), tail };
}

/** The entries of the SACL: their flags 64 and 128 say that success and failure are audited. */
export function auditEntriesOf({ tail }: SecurityDescriptor): AccessEntry[] {
  return parseEntries(tail);
}

/** Writes SDDL. */
export function renderDescriptor({ head, flags, entries, tail }: SecurityDescriptor): string {
  return `${head}D:${flags}${entries.map(renderEntry).join('')}${tail}`;
}

/** Puts an entry where it is evaluated: own denials first, then own permissions, then what is inherited. */
export function insertEntry(entries: readonly AccessEntry[], entry: AccessEntry): AccessEntry[] {
  if (entry.type.endsWith('D')) return [entry, ...entries];
  const firstOther = entries.findIndex((one) => isInherited(one) || !one.type.endsWith('D'));
  const at = firstOther < 0 ? entries.length : firstOther;
  return [...entries.slice(0, at), entry, ...entries.slice(at)];
}

/** The descriptor of an object that inherits nothing from its parent (MS-DTYP 2.5.1.1, flag P). */
export function blockInheritance(descriptor: SecurityDescriptor): SecurityDescriptor {
  const { flags, entries } = descriptor;
  return {
    ...descriptor,
    flags: `P${flags.replace('P', '')}`,
    entries: entries.filter((entry) => !isInherited(entry)),
  };
}

/** The descriptor of an object that inherits from its parent; the directory adds what there is. */
export function allowInheritance(descriptor: SecurityDescriptor): SecurityDescriptor {
  return { ...descriptor, flags: descriptor.flags.replace('P', '') };
}

/** Whether an entry came from above; it can only be changed there. */
export function isInherited({ inheritance }: AccessEntry): boolean {
  return (inheritance & inherited) !== 0;
}

function parseEntries(list: string): AccessEntry[] {
  return [...list.matchAll(/\(([^()]*)\)/g)].map(([, entry = '']) => parseEntry(entry));
}

function parseEntry(entry: string): AccessEntry {
  const [type = '', flags = '', rights = '', objectType = '', inheritedObjectType = '', trustee = ''] =
    entry.split(';');
  return {
    type,
    inheritance: sum(flags, flagBits),
    rights: parseRights(rights),
    objectType,
    inheritedObjectType,
    trustee,
  };
}

function renderEntry({ type, inheritance, rights, objectType, inheritedObjectType, trustee }: AccessEntry): string {
  const fields = [type, names(inheritance, flagBits), renderRights(rights), objectType, inheritedObjectType, trustee];
  return `(${fields.join(';')})`;
}

function parseRights(text: string): number {
  return /^(0x[0-9a-f]+|\d+)$/i.test(text) ? Number(text) : sum(text, rightBits);
}

// Bits without a name force the number.
function renderRights(rights: number): string {
  const text = names(rights, rightBits);
  return sum(text, rightBits) === rights ? text : `0x${rights.toString(16)}`;
}

function sum(text: string, bits: Readonly<Record<string, number>>): number {
  // Unsigned: GR is the highest of 32 bits.
  return (text.match(/../g) ?? []).reduce((all, name) => (all | (bits[name] ?? 0)) >>> 0, 0);
}

function names(value: number, bits: Readonly<Record<string, number>>): string {
  return Object.entries(bits)
    .filter(([, bit]) => (value & bit) !== 0)
    .map(([name]) => name)
    .join('');
}
