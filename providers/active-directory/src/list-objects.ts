import { directory, type Entry, escapeFilter, pageOfOwn, wellKnown, wellKnownObject } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import {
  attribute,
  domainController,
  guid,
  list,
  oneOf,
  organization,
  pageMarks,
  pageOptions,
  record,
  text,
} from '@tenantry/schema';

import { describeAttributes, foundProperties, propertyList } from './found-properties.ts';

const pageSizeDefault = 100;

export const ListObjects_ = read({
  summary: 'Lists users, groups, contacts or organizations directly in an organization by name, page by page.',
  remarks: 'An addition of Tenantry. What belongs to organizations below it is not among them.',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that the objects belong to.'),
    kind: oneOf(['user', 'group', 'contact', 'organization'], 'What is listed.'),
    propertyList: propertyList('Attributes to return.'),
    ...pageOptions,
  },
  output: {
    objects: list(
      'object',
      record('One object.', {
        path: attribute(text('LDAP path of the object.')),
        guid: attribute(guid('GUID of the object.')),
        properties: foundProperties('The attributes that were asked for.'),
      }),
    ),
    ...pageMarks,
  },

  async run({ input, use, place }) {
    const { organization } = await place('organization');
    if (!organization) return { objects: [] };
    const { kind, searchText, pageSize: size = pageSizeDefault, cursor } = input;
    const names = input.propertyList.map(({ name }) => name);
    const filter = `(&${kinds[kind]}${textFilter(searchText)})`;
    const isOrganization = ({ guid, attributes }: Entry) =>
      wellKnownObject(attributes, wellKnown.self) !== undefined && guid !== organization.guid;
    const keeps = kind === 'organization' ? { keeps: isOrganization } : {};

    const search = { organization, filter, attributes: names, ...keeps };
    const { entries, nextCursor } = await pageOfOwn(use(directory), search, { size, cursor });
    return {
      objects: entries.map((entry) => ({
        path: entry.path,
        guid: entry.guid,
        properties: describeAttributes(entry.attributes, names),
      })),
      ...(nextCursor === undefined ? {} : { nextCursor }),
    };
  },
});

const kinds = {
  user: '(objectClass=user)(!(objectClass=computer))',
  group: '(objectClass=group)',
  contact: '(objectClass=contact)',
  organization: '(objectClass=organizationalUnit)',
};

const searched = ['cn', 'ou', 'displayName', 'userPrincipalName', 'sAMAccountName', 'proxyAddresses'];

function textFilter(text: string | undefined): string {
  if (text === undefined || text === '') return '';
  return `(|${searched.map((name) => `(${name}=*${escapeFilter(text)}*)`).join('')})`;
}
