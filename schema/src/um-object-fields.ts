import { optional } from './field.ts';
import { attribute, guid, list, record, repeated, text } from './fields.ts';

/** What is set at something of unified messaging, as callers get it. */
export const umPropertiesField = list(
  'property',
  record('One property.', {
    name: attribute(text('Name of the property.')),
    value: repeated(text('One value.')),
  }),
  { sentence: 'What is set, and the defaults of what is not.' },
);

/** An object of unified messaging as callers get it. */
export function umDescribedObject(sentence: string) {
  return record(sentence, {
    name: attribute(text('Name.')),
    path: text('LDAP path.'),
    guid: guid('GUID.'),
    organization: optional(text('LDAP path of the organization that owns it; none for objects of the hoster.')),
    properties: umPropertiesField,
  });
}
