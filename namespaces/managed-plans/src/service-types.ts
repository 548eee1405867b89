import type { Books } from '@tenantry/engine';

import { FeatureTwice, TypeCodeTaken, TypeTwice } from './errors.ts';
import { canonicalGuid } from './guids.ts';
import { type KeptRows, keep, type Row } from './rows.ts';

interface NamedType {
  readonly name: string;
  readonly code: string;
  readonly description?: string | undefined;
  readonly subject?: 'user' | 'organization' | undefined;
}

interface FeatureType {
  readonly featureName: string;
  readonly featureDescription?: string | undefined;
  readonly nativeAttribute?: string | undefined;
  readonly parentNode?: string | undefined;
  readonly xslDataType?: string | undefined;
}

/** Types that a service hands over. */
export interface ServiceTypes {
  readonly planTypes?: readonly NamedType[] | undefined;
  readonly assetTypes?: readonly NamedType[] | undefined;
  readonly customerTypes?: readonly NamedType[] | undefined;
  readonly eventTypes?: readonly NamedType[] | undefined;
  readonly featureTypes?: readonly FeatureType[] | undefined;
}

const takenStatement = `
  select t.kind, t.code, t.name
  from plans.type t
  join jsonb_to_recordset($1) n (kind text, code text, name text) on n.kind = t.kind and n.code = t.code
  where n.name <> t.name
  limit 1`;

/** Rows of types of a service. Throws PLANS_TYPE_TWICE, PLANS_TYPE_CODE_TAKEN. */
export async function typeRows(from: Books, serviceId: string, types: ServiceTypes): Promise<Row[]> {
  const kinds = [
    ['plan', types.planTypes],
    ['asset', types.assetTypes],
    ['customer', types.customerTypes],
    ['event', types.eventTypes],
  ] as const;
  const rows = kinds.flatMap(([kind, given = []]) =>
    given.map(({ name, code, description, subject = 'user' }) => ({
      kind,
      name,
      code,
      description: description ?? null,
      subject: kind === 'plan' ? subject : null,
      service_id: canonicalGuid(serviceId),
    })),
  );
  for (const [index, { kind, code, name }] of rows.entries()) {
    const earlier = rows.slice(0, index).filter((each) => each.kind === kind);
    if (earlier.some((each) => each.name === name)) throw TypeTwice(kind, name);
    const other = earlier.find((each) => each.code === code);
    if (other) throw TypeCodeTaken(kind, code, other.name);
  }
  const [taken] = await from.query<{ kind: string; code: string; name: string }>(takenStatement, [
    JSON.stringify(rows),
  ]);
  if (taken) throw TypeCodeTaken(taken.kind, taken.code, taken.name);
  return rows;
}

/** Rows of feature types. Throws PLANS_FEATURE_TWICE. */
export function featureTypeRows(types: readonly FeatureType[]): Row[] {
  const names = types.map(({ featureName }) => featureName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw FeatureTwice(twice);
  return types.map((type) => ({
    name: type.featureName,
    description: type.featureDescription ?? null,
    native_attribute: type.nativeAttribute ?? null,
    parent_node: type.parentNode ?? null,
    xsl_data_type: type.xslDataType ?? null,
  }));
}

/** Keeps what rows replace, by their keys. */
export function keepReplaced(from: Books, table: 'type' | 'feature_type', rows: readonly Row[]): Promise<KeptRows> {
  const keys = rows.map(({ kind, name }) => (table === 'type' ? { kind, name } : { name }));
  return keep(from, table, keys);
}
