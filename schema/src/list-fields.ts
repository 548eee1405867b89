import { type Field, type Fields, isOptional, meaningOf, sentenceOf } from './field.ts';
import { shapeOf } from './shape.ts';

/** A field in a list: element names joined by `/`, `@` before an attribute, containers too. */
export interface ListedField {
  readonly path: string;
  readonly required: boolean;
  readonly type: string;
  readonly description: string;
}

/** All fields with the paths of the reference catalogue. */
export function listFields(fields: Fields, prefix = ''): ListedField[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = `${prefix}${meaningOf(field).attribute ? '@' : ''}${name}`;
    const listed = { path, required: !isOptional(field), type: typeOf(field), description: sentenceOf(field) };
    return [listed, ...inside(field, path)];
  });
}

function inside(field: Field, path: string): ListedField[] {
  const shape = shapeOf(field);
  if (shape.kind === 'record' && meaningOf(field).propertyList) return listProperties(shape.fields, path);
  if (shape.kind === 'record') return listFields(shape.fields, `${path}/`);
  if (shape.kind !== 'list') return [];
  const { item, repeated } = meaningOf(field);
  if (repeated || item === undefined) return inside(shape.items, path);
  const itemPath = `${path}/${item}`;
  const listed = { path: itemPath, required: true, type: typeOf(shape.items), description: sentenceOf(shape.items) };
  return [listed, ...inside(shape.items, itemPath)];
}

/** The form of named properties, then each name with its value. */
function listProperties(fields: Fields, path: string): ListedField[] {
  const property = `${path}/property`;
  return [
    { path: property, required: false, type: 'record', description: 'One property.' },
    {
      path: `${property}/@name`,
      required: true,
      type: 'string',
      description: 'Name of the property, as listed below.',
    },
    { path: `${property}/value`, required: true, type: 'string', description: 'One value; several make a list.' },
    ...listFields(fields, `${property}[@name]=`),
  ];
}

function typeOf(field: Field): string {
  return meaningOf(field).type ?? shapeOf(field).kind;
}
