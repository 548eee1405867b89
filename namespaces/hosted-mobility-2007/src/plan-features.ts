import { check, type Field, type Fields, sentenceOf, shapeOf } from '@tenantry/schema';

import { PlanValueInvalid } from './errors.ts';
import { type OrganizationPlan, organizationPlanFeatures, type UserPlan, userPlanFeatures } from './plan-fields.ts';

// Managed Plans keeps features as texts by path below `features`; here they become values and back.

/** One feature as Managed Plans has it. */
export interface Feature {
  readonly name: string;
  readonly value: string;
}

/** A plan as Managed Plans has it. */
export interface PlanTexts {
  readonly planName: string;
  readonly features: readonly Feature[];
}

type Values = Record<string, unknown>;

/** The texts of values; nested records give paths such as `policy/allowCamera`, lists are JSON. */
export function featuresOf(values: object, above = ''): Feature[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const path = `${above}${name}`;
    if (value === undefined) return [];
    if (Array.isArray(value)) return [{ name: path, value: JSON.stringify(value) }];
    return typeof value === 'object' && value !== null
      ? featuresOf(value, `${path}/`)
      : [{ name: path, value: String(value) }];
  });
}

/** What an organization plan says. */
export function organizationPlanOf(plan: PlanTexts): OrganizationPlan {
  // The values have been checked against these fields.
  return valuesOf(organizationPlanFeatures, plan) as OrganizationPlan;
}

/** What a user plan says. */
export function userPlanOf(plan: PlanTexts): UserPlan {
  // The values have been checked against these fields.
  return valuesOf(userPlanFeatures, plan) as unknown as UserPlan;
}

/** Names and sentences of all features, for the registration of the service. */
export function featureTypes(): { featureName: string; featureDescription: string }[] {
  return described({ ...organizationPlanFeatures, ...userPlanFeatures }, '');
}

function described(fields: Fields, above: string): { featureName: string; featureDescription: string }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const shape = shapeOf(field);
    if (shape.kind === 'record') return described(shape.fields, `${above}${name}/`);
    return [{ featureName: `${above}${name}`, featureDescription: sentenceOf(field) }];
  });
}

/** Features of other services are left aside. */
function valuesOf(fields: Fields, { planName, features }: PlanTexts): Values {
  const values: Values = {};
  for (const { name, value } of features) place(values, fields, { path: name.split('/'), value });
  const [fault] = check(fields, values);
  if (fault) {
    const found = features.find(({ name }) => name === fault.path)?.value ?? '';
    throw PlanValueInvalid(planName, fault.path, found);
  }
  return values;
}

function place(into: Values, fields: Fields, { path, value }: { path: readonly string[]; value: string }): void {
  const [name = '', ...rest] = path;
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) return;
  const shape = shapeOf(field);
  if (shape.kind !== 'record') {
    if (rest.length === 0) into[name] = readText(field, value);
    return;
  }
  const below = (into[name] ?? {}) as Values;
  into[name] = below;
  place(below, shape.fields, { path: rest, value });
}

/** The value of a text; a text that is none stays, and the check tells of it. */
function readText(field: Field, text: string): unknown {
  const { kind } = shapeOf(field);
  if (kind === 'boolean') return { true: true, false: false }[text] ?? text;
  if (kind === 'integer' || kind === 'integerOrWord') return /^\d{1,15}$/.test(text) ? Number(text) : text;
  return kind === 'list' ? parseList(text) : text;
}

function parseList(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
