import { type Field, type Fields, isOptional, meaningOf } from './field.ts';
import { shapeOf } from './shape.ts';

/** JSON Schema (2020-12) of fields for documents: the definition without our own keyword; secrets are write-only. */
export function toJsonSchema(fields: Fields): Record<string, unknown> {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, plain(field)])),
    required: Object.keys(fields).filter((name) => {
      const field = fields[name];
      return field !== undefined && !isOptional(field);
    }),
    additionalProperties: false,
  };
}

function plain(field: Field): Record<string, unknown> {
  const { tenantry: _, ...keywords } = field as Record<string, unknown>;
  const shape = shapeOf(field);
  const secret = meaningOf(field).secret ? { writeOnly: true } : {};
  if (shape.kind === 'record')
    return { ...toJsonSchema(shape.fields), description: keywords['description'], ...secret };
  if (shape.kind === 'list') return { ...keywords, items: plain(shape.items), ...secret };
  return { ...keywords, ...secret };
}
