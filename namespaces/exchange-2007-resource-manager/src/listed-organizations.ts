import { guid, integer, list, record, text } from '@tenantry/schema';

/** Most organizations that a list has. */
export const organizationsMaximum = 1_000_000;
/** Most mailboxes that a list has. */
export const mailboxesMaximum = 1_000_000;

const organization = {
  GUID: guid('GUID of the organization.'),
  path: text('LDAP path; empty when the directory no longer has it.'),
};

/** Organizations. */
export const listedOrganizations = list('organization', record('One organization.', organization), {
  maxItems: organizationsMaximum,
});

/** Organizations with the space that they have on one store. */
export const organizationsOfStore = list(
  'organization',
  record('One organization.', { ...organization, megabytes: integer('Granted on that store, rounded up.') }),
  { maxItems: organizationsMaximum },
);
