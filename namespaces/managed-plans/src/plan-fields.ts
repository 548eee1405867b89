import { list, optional, record, text } from '@tenantry/schema';

const name = text('Path of the value below features, e.g. mailStore/megabytes.', { maxLength: 256, pattern: '\\S' });

/** Values of a plan: `features/feature` with name and value. */
export function planFeatures(sentence: string) {
  return list('feature', record('One value.', { name, value: text('Value as text.') }), { sentence });
}

/** Values to set, and those without a value to take off. */
export function featureChanges(sentence: string) {
  return list(
    'feature',
    record('One value.', { name, value: optional(text('New value; without it the feature is taken off.')) }),
    {
      sentence,
    },
  );
}

/** What a plan says of itself. */
export const planDescription = {
  planName: text('Name.'),
  planTypeName: text('Plan type, e.g. ExchUserHosting.'),
  planDescription: text('What the plan is for.'),
  planStatus: text('Enabled or Disabled.'),
  dateCreated: text('When it was created, ISO 8601.'),
  dateLastUpdated: text('When it was last changed, ISO 8601.'),
};
