import { valuesOf } from '../attribute-change.ts';
import { SchemaNotLoaded } from '../errors.ts';
import { schemaClassNames, schemaNames } from '../openldap/schema-text.ts';
import type { Place, Preparation } from './preparation.ts';

/** Where OpenLDAP shows its schema (RFC 4512 section 4.2). */
const subschema = 'CN=Subschema';
/** Names that are told of many. */
const shown = 5;

/**
 * That a server has our schema. Only its administrator can load it, so there is nothing to do here but to say so.
 * @throws DIRECTORY_SCHEMA_NOT_LOADED
 */
export async function loadedSchema({ port, controller }: Place): Promise<Preparation> {
  const entry = await port.find(controller, { dn: subschema }, ['attributeTypes', 'objectClasses']);
  const attributes = namesIn(valuesOf(entry?.attributes ?? {}, 'attributeTypes'));
  const classes = namesIn(valuesOf(entry?.attributes ?? {}, 'objectClasses'));
  const missing = [
    ...[...schemaNames()].filter((name) => !attributes.has(name)),
    ...[...schemaClassNames()].filter((name) => !classes.has(name)),
  ];
  if (missing.length > 0) throw SchemaNotLoaded(controller, listed(missing));
  return { title: `Schema at ${controller}`, changes: [], apply: () => Promise.resolve() };
}

/** Names of descriptions like `( 2.5.4.3 NAME ( 'cn' 'commonName' ) ... )`, in lower case. */
function namesIn(descriptions: readonly string[]): ReadonlySet<string> {
  const names = descriptions.flatMap((text) => {
    const [, many, one = ''] = / NAME (?:\(([^)]*)\)|('[^']*'))/.exec(text) ?? [];
    return [...(many ?? one).matchAll(/'([^']*)'/g)].map(([, name = '']) => name.toLowerCase());
  });
  return new Set(names);
}

function listed(names: readonly string[]): string {
  const others = names.length - shown;
  return `${names.slice(0, shown).join(', ')}${others > 0 ? ` and ${others} more names of the schema` : ''}`;
}
