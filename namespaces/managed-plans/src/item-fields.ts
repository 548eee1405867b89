import { text } from '@tenantry/schema';

/** How a thing that counts is named. */
export const itemFields = {
  featureName: text('Feature that limits things of the kind, e.g. maximum/groups.', {
    maxLength: 128,
    pattern: '\\S',
  }),
  item: text('What tells the thing from others of its kind: a GUID, or a name in lower case.', {
    maxLength: 1024,
    pattern: '\\S',
  }),
};
