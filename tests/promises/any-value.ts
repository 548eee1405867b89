import { type Field, type Fields, isOptional, meaningOf, shapeOf } from '@tenantry/schema';
import fc from 'fast-check';

/** How much of what may be left out is there. */
export type Extent = 'anything' | 'everything';

/** Any value that fields take, as far as XML can hold it. */
export function anyRecord(fields: Fields, extent: Extent = 'anything'): fc.Arbitrary<Record<string, unknown>> {
  const required = Object.entries(fields).filter(([, field]) => extent === 'everything' || !isOptional(field));
  const values = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, anyValue(field, extent)]));
  return fc.record(values, { requiredKeys: required.map(([name]) => name), noNullPrototype: true });
}

function anyValue(field: Field, extent: Extent): fc.Arbitrary<unknown> {
  const shape = shapeOf(field);
  const { minimum, maximum } = field as { minimum?: number; maximum?: number };
  if (shape.kind === 'record') return anyRecord(shape.fields, extent);
  if (shape.kind === 'list') return anyList(field, shape.items, extent);
  if (shape.kind === 'boolean') return fc.boolean();
  if (shape.kind === 'integer') return anyInteger(minimum, maximum);
  if (shape.kind === 'integerOrWord') {
    return fc.oneof(anyInteger(shape.minimum, shape.maximum), fc.constantFrom(...shape.words));
  }
  return anyText(field);
}

function anyInteger(min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max }));
}

function anyList(field: Field, items: Field, extent: Extent): fc.Arbitrary<unknown[]> {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = field as { minItems?: number; maxItems?: number };
  // Without a container an empty list and none are the same document.
  const isAmbiguous = meaningOf(field).repeated === true && isOptional(field);
  const minLength = isAmbiguous || extent === 'everything' ? Math.max(1, minItems) : minItems;
  return fc.array(anyValue(items, extent), { minLength, maxLength: Math.min(minLength + 2, maxItems) });
}

function anyText(field: Field): fc.Arbitrary<string> {
  const {
    enum: words,
    pattern,
    minLength = 0,
    maxLength,
  } = field as {
    enum?: string[];
    pattern?: string;
    minLength?: number;
    maxLength?: number;
  };
  if (words) return fc.constantFrom(...words);
  const fits = (text: string) => isXml(text) && text.length >= minLength && [...text].length <= (maxLength ?? 100);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'xsmall' }).filter(fits);
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength ?? 20, 20) }).filter(fits);
}

function isXml(text: string): boolean {
  return text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text);
}
