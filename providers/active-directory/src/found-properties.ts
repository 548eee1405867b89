import { type Attributes, valuesOf } from '@tenantry/directory';
import { attribute, list, record, repeated, text } from '@tenantry/schema';

/** Largest value that is given back: photographs and descriptors of size, not files. */
const valueMaximum = 1_048_576;

/** Attributes as they were read: `properties/property[@name]` with a `value` each. */
export function foundProperties(sentence: string) {
  return list(
    'property',
    record('One attribute.', {
      name: attribute(text('Name of the attribute.')),
      value: repeated(text('One value; octets as base64.', { maxLength: valueMaximum })),
    }),
    { sentence },
  );
}

/** Names of attributes to read: `propertyList/property[@name]`. */
export function propertyList(sentence: string) {
  return list(
    'property',
    record('One attribute.', { name: attribute(text('Name of the attribute to read.', { maxLength: 128 })) }),
    { sentence },
  );
}

/** Attributes in their output form; those asked for come even without values, in the order and spelling of the request. */
export function describeAttributes(
  attributes: Attributes,
  names: readonly string[] | undefined,
): { name: string; value: string[] }[] {
  return (names ?? Object.keys(attributes)).map((name) => ({ name, value: [...valuesOf(attributes, name)] }));
}
