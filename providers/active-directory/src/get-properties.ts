import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, guid, ldapPath, optional, text } from '@tenantry/schema';

import { describeAttributes, foundProperties, propertyList } from './found-properties.ts';

export const GetProperties = read({
  name: 'Get Properties',
  summary: 'Reads one or more attributes of an object.',
  remarks:
    'An attribute without a value, and a name that is no attribute, both give a property without values. Without propertyList all attributes come that have values.',
  source: 'dd278705',
  role: 'DomainAdmin',
  input: {
    path: ldapPath('LDAP path of the object.'),
    propertyList: optional(propertyList('Attributes to read; without it all that have values.')),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('LDAP path of the object, without a controller.'),
    guid: guid('GUID of the object.'),
    properties: foundProperties('The attributes.'),
  },

  async run({ input, use }) {
    const names = input.propertyList?.map(({ name }) => name);
    const { path, guid, attributes } = await use(directory).read(input.path, names);
    return { path, guid, properties: describeAttributes(attributes, names) };
  },
});
