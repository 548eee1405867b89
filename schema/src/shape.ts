import type { Field, Fields } from './field.ts';

/** What a field looks like, read from its JSON Schema keywords. */
export type Shape =
  | { readonly kind: 'text' | 'integer' | 'boolean' }
  | {
      readonly kind: 'integerOrWord';
      readonly words: readonly string[];
      /** Limits of the number. */
      readonly minimum: number;
      readonly maximum: number;
    }
  | { readonly kind: 'record'; readonly fields: Fields }
  | { readonly kind: 'list'; readonly items: Field };

interface Keywords {
  readonly type?: string;
  readonly properties?: Fields;
  readonly items?: Field;
  readonly anyOf?: readonly { readonly const?: unknown; readonly minimum?: number; readonly maximum?: number }[];
}

/** The shape of a field; all of `fields.ts` has one of these. */
export function shapeOf(field: Field): Shape {
  // A field is its own JSON Schema; these are the keywords that this package writes.
  const { type, properties, items, anyOf } = field as Keywords;
  if (anyOf) {
    const number = anyOf.find(({ maximum }) => maximum !== undefined);
    return {
      kind: 'integerOrWord',
      words: anyOf.flatMap((part) => (typeof part.const === 'string' ? [part.const] : [])),
      minimum: number?.minimum ?? 0,
      maximum: number?.maximum ?? Number.MAX_SAFE_INTEGER,
    };
  }
  if (type === 'object' && properties) return { kind: 'record', fields: properties };
  if (type === 'array' && items) return { kind: 'list', items };
  if (type === 'integer') return { kind: 'integer' };
  if (type === 'boolean') return { kind: 'boolean' };
  return { kind: 'text' };
}
