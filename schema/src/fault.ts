import { type Field, type Fields, meaningOf } from './field.ts';
import { shapeOf } from './shape.ts';

/** One thing that is wrong with a value. */
export interface Fault {
  /** Path of the value, element names joined by `/`, `@` before an attribute, `[n]` after a repeated element. */
  readonly path: string;
  /** What was found; never the value of a secret. */
  readonly found: string;
  /** What was expected. */
  readonly expected: string;
  /** The sentence for a person. */
  readonly message: string;
}

/** A validation error as TypeBox tells it. */
export interface RawError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
}

const shownLength = 60;

/** Turns the validator's errors into faults, one a value; the validator tells each branch of a choice, and extra fields twice. */
export function faultsOf(errors: readonly RawError[], value: unknown, fields: Fields): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    for (const fault of faultsOfError(error, value, fields)) if (!faults.has(fault.path)) faults.set(fault.path, fault);
  }
  return [...faults.values()];
}

function faultsOfError({ keyword, instancePath, params }: RawError, value: unknown, fields: Fields): Fault[] {
  const steps = stepsOf(instancePath);
  const place = follow(fields, steps, value);
  if (keyword === 'required') {
    const { requiredProperties = [] } = params as { requiredProperties?: string[] };
    return requiredProperties.map((name) =>
      missing(join(place.path, nameOf(place.fields?.[name], name)), place.fields?.[name]),
    );
  }
  if (keyword === 'additionalProperties') {
    const { additionalProperties = [] } = params as { additionalProperties?: string[] };
    return additionalProperties.map((name) =>
      unknownField(join(place.path, name), name, Object.keys(place.fields ?? {})),
    );
  }
  // The branch "schema is false" of additionalProperties says the same again.
  if (keyword === 'boolean' || !place.field) return [];
  const expected = expectationOf(place.field);
  const found = meaningOf(place.field).secret ? 'a value that is not shown' : show(place.value);
  return [fault(place.path, found, expected)];
}

/** The fault of a value that does not fit its field. */
export function wrongValue(path: string, field: Field, found: string): Fault {
  return fault(path, meaningOf(field).secret ? 'a value that is not shown' : show(found), expectationOf(field));
}

/** The fault of a field without a value. */
export function missing(path: string, field: Field | undefined): Fault {
  return fault(path, 'nothing', field ? expectationOf(field) : 'a value');
}

/** The fault of a field that there is not, with the nearest one that there is. */
export function unknownField(path: string, name: string, known: readonly string[]): Fault {
  const near = known.map((candidate) => ({
    candidate,
    distance: distance(name.toLowerCase(), candidate.toLowerCase()),
  }));
  const [best] = near.sort((a, b) => a.distance - b.distance);
  const meant = best && best.distance <= Math.max(2, name.length / 3) ? `; did you mean "${best.candidate}"?` : '';
  const expected = known.length === 0 ? 'nothing here' : `one of ${known.join(', ')}`;
  return {
    path,
    found: `the field "${name}"`,
    expected,
    message: `there is no field "${name}"${meant}${meant ? '' : ` (${expected}).`}`,
  };
}

/** The fault of an element that stands twice. */
export function repeatedField(path: string): Fault {
  return fault(path, 'more than one element', 'one element');
}

/** The fault of a value that has no fields at all. */
export function notFields(value: unknown, fields: Fields): Fault {
  const names = Object.keys(fields);
  return fault('', show(value), names.length === 0 ? 'a record without fields' : `a record of ${names.join(', ')}`);
}

/** The fault of XML that has another form than the fields. */
export function wrongForm(path: string, found: string, expected: string): Fault {
  return fault(path, found, expected);
}

function fault(path: string, found: string, expected: string): Fault {
  return { path, found, expected, message: `expected ${expected}, found ${found}.` };
}

/** What a field takes, in words. */
export function expectationOf(field: Field): string {
  const keywords = field as {
    enum?: string[];
    minimum?: number;
    maximum?: number;
    maxLength?: number;
    pattern?: string;
    minItems?: number;
  };
  const shape = shapeOf(field);
  if (keywords.enum) return `one of ${keywords.enum.join(' | ')}`;
  if (shape.kind === 'boolean') return 'true or false';
  if (shape.kind === 'integerOrWord') return `a whole number or ${shape.words.map((word) => `"${word}"`).join(' or ')}`;
  if (shape.kind === 'integer') return `a whole number${range(keywords.minimum, keywords.maximum)}`;
  if (shape.kind === 'list')
    return `a list${keywords.minItems ? ` of at least ${keywords.minItems}` : ''} of ${expectationOf(shape.items)}`;
  if (shape.kind === 'record') return `an element with ${Object.keys(shape.fields).join(', ')}`;
  const length = keywords.maxLength === undefined ? '' : ` of at most ${keywords.maxLength} characters`;
  const name = textNames[meaningOf(field).type ?? ''];
  return `${name ?? `text${formOf(keywords.pattern)}`}${length}`;
}

/** A pattern in words, as far as there are some. */
function formOf(pattern: string | undefined): string {
  if (pattern === undefined) return '';
  return pattern === '\\S' ? ' that is not empty' : ` of the form ${pattern}`;
}

const textNames: Readonly<Record<string, string>> = {
  ldapPath: 'an LDAP path (LDAP://OU=...)',
  guid: 'a GUID',
  smtpAddress: 'an SMTP address',
  proxyAddress: 'a proxy address',
  smtpDomain: 'an SMTP domain',
  userPrincipalName: 'a user principal name (user@domain)',
  mailAlias: 'an alias (letters, digits and single periods between them)',
  objectName: 'a name without backslash and line breaks',
  planName: 'the name of a plan',
  domainController: 'the name of a domain controller',
  secret: 'a secret',
};

function range(minimum: number | undefined, maximum: number | undefined): string {
  const low = minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
  const high = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (low !== undefined && high !== undefined) return ` from ${low} to ${high}`;
  if (low !== undefined) return ` of at least ${low}`;
  return high === undefined ? '' : ` of at most ${high}`;
}

interface Place {
  readonly path: string;
  readonly field: Field | undefined;
  readonly fields: Fields | undefined;
  readonly value: unknown;
}

/** Follows a JSON pointer through fields and value, and tells the path of the XML form. */
function follow(fields: Fields, steps: readonly string[], value: unknown): Place {
  let place: Place = { path: '', field: undefined, fields, value };
  for (const step of steps) {
    const inner = (place.value as Record<string, unknown> | undefined)?.[step];
    const shape = place.field ? shapeOf(place.field) : undefined;
    if (shape?.kind === 'list' && place.field) {
      const { item } = meaningOf(place.field);
      const path = `${item === undefined ? place.path : join(place.path, item)}[${Number(step) + 1}]`;
      place = enter(path, shape.items, inner);
    } else {
      const field = place.fields?.[step];
      place = enter(join(place.path, nameOf(field, step)), field, inner);
    }
  }
  return place;
}

function enter(path: string, field: Field | undefined, value: unknown): Place {
  const shape = field ? shapeOf(field) : undefined;
  return { path, field, fields: shape?.kind === 'record' ? shape.fields : undefined, value };
}

function nameOf(field: Field | undefined, name: string): string {
  return field && meaningOf(field).attribute ? `@${name}` : name;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > shownLength ? `${text.slice(0, shownLength)}...` : text;
}

/** Edits that turn one word into another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, right] of [...b].entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (left === right ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
