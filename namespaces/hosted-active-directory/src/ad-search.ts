import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { attribute, domainController, guid, ldapPath, list, optional, record, repeated, text } from '@tenantry/schema';

export const ADSearch = composite({
  summary: 'Searches the directory of an organization.',
  remarks: 'Administrators and help desk of an organization find what is in those below it, too; its users do not.',
  source: 'hosted-active-directory.yaml (dd278538)',
  access: 'public',
  role: 'Users',
  input: {
    path: ldapPath('LDAP path where the search starts.'),
    filter: text('LDAP filter (RFC 4515), e.g. (objectClass=user).'),
    preferredDomainController: domainController(),
    propertyList: optional(
      list(
        'property',
        record('One attribute.', { name: attribute(text('Name of the attribute.', { maxLength: 128 })) }),
        { sentence: 'Attributes to return.' },
      ),
    ),
    preferences: optional(
      list(
        'preference',
        record('One preference.', {
          searchPref: text('Name, e.g. ADS_SEARCHPREF_SEARCH_SCOPE.'),
          type: optional(text('Type of the value.')),
          value: text('Value.'),
        }),
        { sentence: 'How to search, as in Active Directory Provider::Search.' },
      ),
    ),
  },
  output: {
    objects: list(
      'object',
      record('One object.', {
        path: attribute(text('LDAP path.')),
        guid: attribute(guid('GUID.')),
        properties: list(
          'property',
          record('One attribute.', {
            name: attribute(text('Name.')),
            value: repeated(text('One value.', { maxLength: 1_048_576 })),
          }),
        ),
      }),
      { sentence: 'The objects found.' },
    ),
  },

  async run({ input, call, organization, holds }) {
    // Whoever is just a user of an organization is nobody in those below it.
    const ownOnly = !(await holds('CSRAdmins', organization));
    return call(activeDirectory.Search, { ...input, ownOnly });
  },
});
