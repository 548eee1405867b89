import { attribute, list, record, text } from '@tenantry/schema';

const foundMaximum = 100_000;

/** What an import tells of the organization. */
export const adoptedOrganization = record('The organization, with what it was given.', {
  path: attribute(text('LDAP path.')),
  name: attribute(text('Name.')),
  groups: list('group', text('LDAP path.'), { sentence: 'Its own groups.' }),
});

/** What an import found in the organization. */
export const findings = {
  users: list('path', text('LDAP path.'), { sentence: 'Users, imported with it.', maxItems: foundMaximum }),
  groups: list('path', text('LDAP path.'), {
    sentence: 'Groups that are still to be imported with ImportGroup.',
    maxItems: foundMaximum,
  }),
  contacts: list('path', text('LDAP path.'), {
    sentence: 'Contacts that are still to be imported with ImportContact.',
    maxItems: foundMaximum,
  }),
};
