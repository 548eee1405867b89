import type { Books } from '@tenantry/engine';

import { FeatureTwice, NoSuchFeatureType } from './errors.ts';

/** A value of a plan; without a value it is taken off. */
export interface Feature {
  readonly name: string;
  readonly value?: string | undefined;
}

/** Throws PLANS_FEATURE_TWICE, PLANS_NO_SUCH_FEATURE_TYPE. */
export async function checkFeatures(from: Books, features: readonly Feature[]): Promise<void> {
  const names = features.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw FeatureTwice(twice);
  const [unknown] = await from.query<{ name: string }>(
    `select name
     from unnest($1::text[]) with ordinality wanted (name, place)
     where not exists (select from plans.feature_type t where t.name = wanted.name)
     order by place
     limit 1`,
    [names],
  );
  if (unknown) throw NoSuchFeatureType(unknown.name);
}
