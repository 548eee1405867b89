import type { Element } from '@tenantry/schema';

import { AttributeInvalid } from './errors.ts';

/** The data type of an element or attribute in a schema: `dt:type` with what belongs to it. */
export interface ValueType {
  readonly name: string;
  /** Of an enumeration. */
  readonly values: readonly string[];
  readonly minLength: number;
  readonly maxLength: number;
}

/** Reads `dt:type`, `dt:values`, `dt:minLength` and `dt:maxLength`, whatever the prefix; the last element that says one counts. */
export function readValueType(elements: readonly Element[], where: string): ValueType | undefined {
  const said = new Map<string, string>();
  for (const { attributes } of elements) {
    for (const [name, value] of Object.entries(attributes)) {
      if (name.includes(':') && !name.startsWith('xmlns')) said.set(name.slice(name.indexOf(':') + 1), value.trim());
    }
  }
  const name = said.get('type') ?? 'string';
  if (name !== 'enumeration' && !Object.hasOwn(types, name)) {
    throw AttributeInvalid(`${where}/@dt:type`, name, `enumeration, ${Object.keys(types).join(', ')}`);
  }
  const values = said.get('values')?.split(/\s+/) ?? [];
  if (!said.has('type') && !said.has('maxLength') && !said.has('minLength')) return undefined;
  return {
    name,
    values,
    minLength: readLength(said.get('minLength') ?? '0', `${where}/@dt:minLength`),
    maxLength: said.has('maxLength')
      ? readLength(said.get('maxLength') ?? '', `${where}/@dt:maxLength`)
      : Number.POSITIVE_INFINITY,
  };
}

/** What is wrong with a value. */
export function valueViolation(type: ValueType | undefined, text: string, path: string): string[] {
  if (!type) return [];
  const { name, values, minLength, maxLength } = type;
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  if (name === 'enumeration') {
    return values.includes(text) ? [] : [`${path} is "${shown}", expected one of ${values.join(', ')}.`];
  }
  if (text.length < minLength) return [`${path} has ${text.length} characters, expected at least ${minLength}.`];
  if (text.length > maxLength) return [`${path} has ${text.length} characters, expected at most ${maxLength}.`];
  return types[name]?.(text.trim(), text) ? [] : [`${path} is "${shown}", expected ${name}.`];
}

const longestShown = 100;

function readLength(text: string, where: string): number {
  if (!/^\d{1,9}$/.test(text)) throw AttributeInvalid(where, text, 'a whole number');
  return Number(text);
}

type Test = (trimmed: string, text: string) => boolean;

const number = like(/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/);
const dateText = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const timeText = '([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?';
const zoneText = '(Z|[+-]\\d\\d:\\d\\d)?';
const nameText = '[\\p{L}_:][\\p{L}\\p{N}_.:-]*';
const tokenText = '[\\p{L}\\p{N}_.:-]+';

/** Data types of XDR. Source: XML Data Types Reference of MSXML */
const types: Readonly<Record<string, Test>> = {
  string: () => true,
  boolean: like(/^[01]$/),
  char: (_, text) => /^.$/su.test(text),
  i1: integer(8, true),
  i2: integer(16, true),
  i4: integer(32, true),
  i8: integer(64, true),
  int: like(/^[+-]?\d+$/),
  ui1: integer(8, false),
  ui2: integer(16, false),
  ui4: integer(32, false),
  ui8: integer(64, false),
  number,
  float: number,
  r4: number,
  r8: number,
  'fixed.14.4': like(/^[+-]?\d{1,14}(\.\d{0,4})?$/),
  date: like(new RegExp(`^${dateText}$`)),
  dateTime: like(new RegExp(`^${dateText}(T${timeText})?$`)),
  'dateTime.tz': like(new RegExp(`^${dateText}(T${timeText}${zoneText})?$`)),
  time: like(new RegExp(`^${timeText}$`)),
  'time.tz': like(new RegExp(`^${timeText}${zoneText}$`)),
  uuid: like(/^\{?[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}\}?$/),
  uri: like(/^\S*$/),
  'bin.hex': like(/^([0-9a-fA-F]{2})*$/),
  'bin.base64': like(/^[A-Za-z0-9+/=\s]*$/),
  id: like(new RegExp(`^${nameText}$`, 'u')),
  idref: like(new RegExp(`^${nameText}$`, 'u')),
  idrefs: like(new RegExp(`^${nameText}(\\s+${nameText})*$`, 'u')),
  entity: like(new RegExp(`^${nameText}$`, 'u')),
  entities: like(new RegExp(`^${nameText}(\\s+${nameText})*$`, 'u')),
  nmtoken: like(new RegExp(`^${tokenText}$`, 'u')),
  nmtokens: like(new RegExp(`^${tokenText}(\\s+${tokenText})*$`, 'u')),
  notation: like(new RegExp(`^${nameText}$`, 'u')),
};

function like(pattern: RegExp): Test {
  return (trimmed) => pattern.test(trimmed);
}

function integer(bits: number, signed: boolean): Test {
  const least = signed ? -(2n ** BigInt(bits - 1)) : 0n;
  const most = 2n ** BigInt(signed ? bits - 1 : bits) - 1n;
  return (trimmed) => {
    if (!/^[+-]?\d{1,20}$/.test(trimmed)) return false;
    const value = BigInt(trimmed.replace('+', ''));
    return least <= value && value <= most;
  };
}
