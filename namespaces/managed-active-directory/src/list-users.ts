import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, list, organization, pageMarks, pageOptions, record } from '@tenantry/schema';

import { valuesOf } from './directory-values.ts';
import { summaryOfUser, userAttributes, userSummary } from './user-summary.ts';

export const ListUsers = composite({
  summary: 'Lists the users of an organization by name, page by page.',
  remarks: 'An addition of Tenantry. Users of the organizations below it are not among them.',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    organization: organization('Organization that the users belong to.'),
    preferredDomainController: domainController(),
    ...pageOptions,
  },
  output: { users: list('user', record('One user.', userSummary)), ...pageMarks },

  async run({ input, call }) {
    const propertyList = userAttributes.map((name) => ({ name }));
    const { objects, ...marks } = await call(activeDirectory.ListObjects_, { ...input, kind: 'user', propertyList });
    return {
      ...marks,
      users: objects.map((object) => summaryOfUser(object, valuesOf(object.properties, userAttributes))),
    };
  },
});
