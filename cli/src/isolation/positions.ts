import {
  check,
  type Field,
  type Fields,
  isOptional,
  meaningOf,
  type ObjectKind,
  sampleValue,
  shapeOf,
} from '@tenantry/schema';

/** A place in an input where a text stands. */
export interface Position {
  readonly steps: readonly (string | number)[];
  /** The steps as the reference writes them. */
  readonly path: string;
  /** What it names, where its type says that it names a directory object. */
  readonly kind: ObjectKind | undefined;
  readonly field: Field;
}

/** Every text in an input, also those that a request leaves out. Secrets, switches and fixed words name nothing. */
export function positionsIn(fields: Fields): Position[] {
  return Object.entries(fields).flatMap(([name, field]) => within(field, [name]));
}

function within(field: Field, steps: readonly (string | number)[]): Position[] {
  const shape = shapeOf(field);
  if (shape.kind === 'record')
    return Object.entries(shape.fields).flatMap(([name, child]) => within(child, [...steps, name]));
  if (shape.kind === 'list') return within(shape.items, [...steps, 0]);
  if (shape.kind !== 'text' || 'enum' in field) return [];
  const { object, secret, type } = meaningOf(field);
  // A controller is a server of the hoster; plans are the hoster's, too.
  if (secret || type === 'domainController' || type === 'planName') return [];
  const path = steps.filter((step) => typeof step === 'string').join('/');
  return [{ steps, path, kind: object, field }];
}

/** Whether a field takes a text at all. */
export function accepts(field: Field, text: string): boolean {
  return check({ text: field }, { text }).length === 0;
}

/** The input with a text at a position. What is missing around it is filled with values of its own tenant. */
export function inputWith(
  { fields, input, own }: { readonly fields: Fields; readonly input: unknown; readonly own: OwnObjects },
  { steps }: Position,
  text: string,
): unknown {
  return setIn({ fields, own }, asRecord(input), { steps, text });
}

/** An object of the tenant itself for each kind of argument. */
export type OwnObjects = Readonly<Record<ObjectKind, string>>;

interface Setting {
  readonly steps: readonly (string | number)[];
  readonly text: string;
}

function setIn(
  { fields, own }: { readonly fields: Fields; readonly own: OwnObjects },
  present: Readonly<Record<string, unknown>>,
  { steps, text }: Setting,
): Record<string, unknown> {
  const [name = '', ...rest] = steps;
  const field = fields[name];
  const values: Record<string, unknown> = { ...present };
  for (const [other, its] of Object.entries(fields)) {
    if (other !== name && values[other] === undefined && !isOptional(its)) values[other] = filling(its, other, own);
  }
  if (field) values[name] = setValue({ field, own }, values[name], { steps: rest, text });
  return values;
}

function setValue(
  { field, own }: { readonly field: Field; readonly own: OwnObjects },
  present: unknown,
  setting: Setting,
): unknown {
  if (setting.steps.length === 0) return setting.text;
  const shape = shapeOf(field);
  if (shape.kind === 'record') return setIn({ fields: shape.fields, own }, asRecord(present), setting);
  if (shape.kind !== 'list') return setting.text;
  const items: readonly unknown[] = Array.isArray(present) ? present : [];
  const first = setValue({ field: shape.items, own }, items[0], { ...setting, steps: setting.steps.slice(1) });
  return [first, ...items.slice(1)];
}

function filling(field: Field, name: string, own: OwnObjects): unknown {
  const { object } = meaningOf(field);
  return object === undefined ? sampleValue({ [name]: field })[name] : own[object];
}

function asRecord(value: unknown): Record<string, unknown> {
  // Inputs are plain JSON.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
