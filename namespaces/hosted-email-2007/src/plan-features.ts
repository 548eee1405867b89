import { type Field, type Given, meaningOf } from '@tenantry/schema';

import { PlanValueInvalid } from './errors.ts';
import { organizationPlanFeatures } from './organization-plan-features.ts';
import { type UserPlan, userPlanFeatures } from './user-plan-features.ts';

// Managed Plans keeps features as texts by path below `features`; here they become values and back.

/** One feature as Managed Plans has it. */
export interface Feature {
  readonly name: string;
  readonly value: string;
}

/** What a plan of type ExchOrgHosting says. */
export type OrganizationPlan = Given<{ features: typeof organizationPlanFeatures }>['features'];

type Value = string | number | boolean;
type Tree = { readonly [name: string]: Value | Tree | undefined };

/** The texts of values; nested records give paths such as `mailStore/megabytes`. */
export function featuresOf(values: object, above = ''): Feature[] {
  // Values of the two plan types are texts, numbers, truth values and records of them.
  return Object.entries(values as Tree).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const path = `${above}${name}`;
    return typeof value === 'object' ? featuresOf(value, `${path}/`) : [{ name: path, value: String(value) }];
  });
}

/** The values of a user plan; those that come later replace earlier ones. Features of other services are left aside. */
export function userPlanOf(plan: string, features: readonly Feature[]): UserPlan {
  const values: Record<string, Value> = {};
  for (const { name, value } of features) {
    const field = fieldOf(userPlanFeatures, name);
    if (field) values[name] = typed(field, { plan, name, value });
  }
  if (values['prohibitSendQuota'] === undefined) throw PlanValueInvalid(plan, 'prohibitSendQuota', '');
  // Each value has the type of its field, and the only one that must be there is there.
  return values as unknown as UserPlan;
}

/** The values of an organization plan; those that come later replace earlier ones. */
export function organizationPlanOf(plan: string, features: readonly Feature[]): OrganizationPlan {
  const { mailStore, publicStore, maximum, outlookClient } = organizationPlanFeatures.properties;
  const texts = new Map(features.map(({ name, value }) => [name, value]));
  const read = (field: Field, name: string) => {
    const value = texts.get(name);
    return value === undefined ? undefined : typed(field, { plan, name, value });
  };
  const required = (field: Field, name: string) => {
    const value = read(field, name);
    if (value === undefined) throw PlanValueInvalid(plan, name, '');
    return value;
  };

  const megabytes = read(mailStore.properties.megabytes, 'mailStore/megabytes');
  const publicMegabytes = read(publicStore.properties.megabytes, 'publicStore/megabytes');
  const limits = Object.entries(maximum.properties).flatMap(([kind, field]) => {
    const value = read(field, `maximum/${kind}`);
    return value === undefined ? [] : [[kind, value] as const];
  });
  const client = read(outlookClient, 'outlookClient');
  const values = {
    mailStore: {
      dynamicQuota: required(mailStore.properties.dynamicQuota, 'mailStore/dynamicQuota'),
      ...(megabytes === undefined ? {} : { megabytes }),
      shared: required(mailStore.properties.shared, 'mailStore/shared'),
      algorithm: required(mailStore.properties.algorithm, 'mailStore/algorithm'),
    },
    ...(publicMegabytes === undefined ? {} : { publicStore: { megabytes: publicMegabytes } }),
    ...(limits.length === 0 ? {} : { maximum: Object.fromEntries(limits) }),
    ...(client === undefined ? {} : { outlookClient: client }),
  };
  // Each value has the type of its field.
  return values as OrganizationPlan;
}

/** Names and sentences of all features, for the registration of the service. */
export function featureTypes(): { featureName: string; featureDescription: string }[] {
  const { mailStore, publicStore, maximum, outlookClient } = organizationPlanFeatures.properties;
  return [
    ...described(mailStore.properties, 'mailStore/'),
    ...described(publicStore.properties, 'publicStore/'),
    ...described(maximum.properties, 'maximum/'),
    ...described({ outlookClient }, ''),
    ...described(userPlanFeatures, ''),
  ];
}

function described(fields: Readonly<Record<string, Field>>, above: string) {
  return Object.entries(fields).map(([name, field]) => ({
    featureName: `${above}${name}`,
    featureDescription: (field as { description?: string }).description ?? '',
  }));
}

function fieldOf(fields: Readonly<Record<string, Field>>, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function typed(field: Field, { plan, name, value }: Feature & { readonly plan: string }): Value {
  const type = meaningOf(field).type;
  if (type === 'boolean') {
    if (value === 'true' || value === 'false') return value === 'true';
    throw PlanValueInvalid(plan, name, value);
  }
  const words = (field as { enum?: readonly string[] }).enum;
  if (words && !words.includes(value)) throw PlanValueInvalid(plan, name, value);
  if (type !== 'integer' && type !== 'bytes' && type !== 'countOrUnlimited') return value;
  if (type !== 'integer' && value === 'unlimited') return value;
  if (!/^\d{1,16}$/.test(value)) throw PlanValueInvalid(plan, name, value);
  return Number(value);
}
