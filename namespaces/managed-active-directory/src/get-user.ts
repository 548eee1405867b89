import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { attribute, boolean, domainController, list, record, repeated, text, user } from '@tenantry/schema';

import { allowedAttributes } from './allowed-attributes.ts';
import { controllerOf, readValues } from './directory-values.ts';
import { personFields } from './person-fields.ts';
import { findOwnGroup } from './pointers.ts';
import { firstOf, summaryOfUser, userAttributes, userSummary } from './user-summary.ts';

const fields = ['givenName', 'sn', 'middleName', 'initials', 'description'] as const;
const others = allowedAttributes.user.filter((name) => !Object.hasOwn(personFields, name));

export const GetUser = composite({
  summary: 'Returns what ModifyUser can change of a user, and whether he may log on and administer.',
  remarks: 'An addition of Tenantry. A user may read himself.',
  access: 'public',
  role: 'CSRAdmins',
  aboutSelf: true,
  input: {
    user: user('LDAP path of the user.'),
    preferredDomainController: domainController(),
  },
  output: {
    ...userSummary,
    ...personFields,
    isAdmin: boolean('Whether the user is an administrator of the organization.'),
    properties: list(
      'property',
      record('One attribute.', { name: attribute(text('Name.')), value: repeated(text('One value.')) }),
      { sentence: 'Further attributes that have values.' },
    ),
  },

  async run({ input, call, place }) {
    const controller = controllerOf(input);
    const target = await place('user');
    const object = { ...controller, path: target.path };
    const values = await readValues(call, object, [...userAttributes, ...fields]);
    const propertyList = others.map((name) => ({ name }));
    const { properties } = await call(activeDirectory.GetProperties, { ...object, propertyList });
    const admins =
      target.organization && (await findOwnGroup(call, { ...controller, path: target.organization.path }, 'Admins'));
    const membership =
      admins === undefined ? undefined : await call(activeDirectory.GroupIsMember, { ...object, group: admins });
    return {
      ...summaryOfUser(target, values),
      ...firstOf(values, fields),
      isAdmin: membership?.isMember ?? false,
      properties: properties.filter(({ value }) => value.length > 0),
    };
  },
});
