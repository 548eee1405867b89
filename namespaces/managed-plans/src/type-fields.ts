import { list, oneOf, optional, record, text } from '@tenantry/schema';

const description = text('What it stands for.', { maxLength: 1024 });

function named(sentence: string) {
  return {
    name: text(sentence, { maxLength: 64, pattern: '\\S' }),
    code: text('Two capitals that stand for it in exports, unique among types of the kind.', {
      pattern: '^[A-Z0-9]{2}$',
    }),
    description: optional(description),
  };
}

/** A value that plans may have. */
export const featureTypeFields = {
  featureName: text('Unique name: the path below features, e.g. mailStore/megabytes.', {
    maxLength: 256,
    pattern: '\\S',
  }),
  featureDescription: optional(description),
  nativeAttribute: optional(
    text('Element of the request that takes the value. Default: last part of the name.', { maxLength: 128 }),
  ),
  parentNode: optional(
    text('Element that groups such elements. Default: the part of the name before the last.', { maxLength: 128 }),
  ),
  xslDataType: optional(text('Type of nativeAttribute, e.g. bin.hex.', { maxLength: 64 })),
};

/** What a service hands over when it registers. */
export const serviceTypeFields = {
  planTypes: optional(
    list(
      'planType',
      record('One plan type.', {
        ...named('Name, e.g. ExchUserHosting.'),
        subject: optional(
          oneOf(
            ['user', 'organization'],
            'Who has plans of the type. Those for users (default) must be on the list of available plans of the organization.',
          ),
        ),
      }),
      { sentence: 'Plan types of the service.' },
    ),
  ),
  featureTypes: optional(
    list('feature', record('One feature type.', featureTypeFields), { sentence: 'Values that its plans may have.' }),
  ),
  assetTypes: optional(
    list('assetType', record('One asset type.', named('Name, e.g. PrimaryDomain.')), {
      sentence: 'What customers have.',
    }),
  ),
  customerTypes: optional(
    list('customerType', record('One customer type.', named('Name, e.g. BusinessOrganization.')), {
      sentence: 'Kinds of customers.',
    }),
  ),
  eventTypes: optional(
    list('eventType', record('One event type.', named('Name, e.g. AddressListsCreated.')), {
      sentence: 'What is recorded.',
    }),
  ),
};
