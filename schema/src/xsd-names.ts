import { type Field, type Fields, isOptional, meaningOf } from './field.ts';
import { shapeOf } from './shape.ts';

/** Type name of each field, also inside records and lists: of ours, or of XML Schema with the prefix `xs:`. */
export type XsdNames = ReadonlyMap<Field, string>;

/** Words that say less than the name of the element. */
const vagueTypes: readonly string[] = ['string', 'integer', 'enum', 'boolean', 'list', 'record'];

/**
 * Chooses the names of types. Fields of one structure that would be called the same share a type; where fields of
 * one name differ in structure, all of them are called after their path. So no name depends on the order of procedures
 * but through the path of its first user.
 */
export function nameXsdTypes(roots: readonly { readonly name: string; readonly fields: Fields }[]): XsdNames {
  const uses = roots.flatMap(({ name, fields }) => usesWithin(fields, name));
  const structures = Map.groupBy(uses, ({ plain }) => plain);
  const taken = new Set(roots.map(({ name }) => name));
  const names = new Map<Field, string>();
  const chosen = new Map<string, string>();
  for (const { field, plain, path, structure } of uses) {
    const isOnly = new Set(structures.get(plain)?.map((use) => use.structure)).size === 1 && !taken.has(plain);
    const key = isOnly ? plain : `${plain} ${structure}`;
    const name = plain.startsWith('xs:') || isOnly ? plain : (chosen.get(key) ?? path);
    chosen.set(key, name);
    names.set(field, name);
  }
  return names;
}

interface Use {
  readonly field: Field;
  readonly plain: string;
  readonly path: string;
  readonly structure: string;
}

function usesWithin(fields: Fields, path: string): Use[] {
  return Object.entries(fields).flatMap(([name, field]) => usesOf(field, name, `${path}_${name}`));
}

function usesOf(field: Field, name: string, path: string): Use[] {
  const shape = shapeOf(field);
  const use = { field, plain: plainName(field, name), path, structure: structureOf(field) };
  // Below a type that has a name of its own the path begins anew.
  if (shape.kind === 'record') return [use, ...usesWithin(shape.fields, isNamed(field) ? use.plain : path)];
  if (shape.kind === 'list') {
    const { repeated, item = 'value' } = meaningOf(field);
    // A repeated element has the type of its items.
    return repeated ? usesOf(shape.items, name, path) : [use, ...usesOf(shape.items, item, `${path}_${item}`)];
  }
  return [use];
}

function plainName(field: Field, name: string): string {
  const { type = '' } = meaningOf(field);
  const { kind } = shapeOf(field);
  if (kind === 'boolean') return 'xs:boolean';
  if (isNamed(field)) return capitalized(type);
  const { maxLength, pattern, minLength, minimum, maximum } = field as Record<string, unknown>;
  const isPlainText = type === 'string' && maxLength === 8192 && pattern === undefined && minLength === undefined;
  if (isPlainText) return 'Text';
  const isPlainNumber = minimum === Number.MIN_SAFE_INTEGER && maximum === Number.MAX_SAFE_INTEGER;
  return kind === 'integer' && isPlainNumber ? 'WholeNumber' : capitalized(name);
}

function isNamed(field: Field): boolean {
  const { type = '' } = meaningOf(field);
  return type !== '' && !vagueTypes.includes(type);
}

const structures = new WeakMap<Field, string>();

/** Everything that tells two types apart; sentences do not. */
function structureOf(field: Field): string {
  const known = structures.get(field);
  if (known !== undefined) return known;
  const structure = JSON.stringify(describe(field));
  structures.set(field, structure);
  return structure;
}

function describe(field: Field): unknown {
  const shape = shapeOf(field);
  const { repeated, item } = meaningOf(field);
  const { minItems, maxItems } = field as Record<string, unknown>;
  if (shape.kind === 'list') return ['list', item, repeated, minItems, maxItems, describe(shape.items)];
  if (shape.kind === 'record') {
    const fields = Object.entries(shape.fields);
    return ['record', ...fields.map(([name, each]) => [name, isOptional(each), isAttribute(each), describe(each)])];
  }
  const { enum: words, minLength, maxLength, pattern, minimum, maximum, anyOf } = field as Record<string, unknown>;
  return [shape.kind, words, minLength, maxLength, pattern, minimum, maximum, anyOf];
}

function isAttribute(field: Field): boolean {
  return meaningOf(field).attribute === true;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
