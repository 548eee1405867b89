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
  if (names.length === 0) return;
  // Held to the end of the step: the undo of who has just created them must not take them away in between.
  const known = await from.query<{ name: string }>(
    `select name
     from plans.feature_type
     where name = any ($1)
     order by name
     for key share`,
    [names],
  );
  const unknown = names.find((name) => !known.some((each) => each.name === name));
  if (unknown !== undefined) throw NoSuchFeatureType(unknown);
}
