import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, list, organization, pageMarks, pageOptions, record } from '@tenantry/schema';

import { valuesOf } from './directory-values.ts';
import { organizationAttributes, organizationSummary, summaryOfOrganization } from './organization-summary.ts';

export const ListOrganizations = composite({
  summary:
    'Lists the organizations directly below one by name, page by page: the resellers of the hoster, or the customers of a reseller.',
  remarks: 'An addition of Tenantry.',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    organization: organization('Organization above them.'),
    preferredDomainController: domainController(),
    ...pageOptions,
  },
  output: { organizations: list('organization', record('One organization.', organizationSummary)), ...pageMarks },

  async run({ input, call }) {
    const propertyList = organizationAttributes.map((name) => ({ name }));
    const found = await call(activeDirectory.ListObjects_, { ...input, kind: 'organization', propertyList });
    const { objects, ...marks } = found;
    return {
      ...marks,
      organizations: objects.map((object) =>
        summaryOfOrganization(object, valuesOf(object.properties, organizationAttributes)),
      ),
    };
  },
});
