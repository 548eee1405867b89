import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { byIdentity, container, domainController, objectName, text, user } from '@tenantry/schema';

import { controllerOf, nameIn } from './directory-values.ts';

export const CreateDistributionGroup_ = composite({
  summary: 'Creates a universal distribution group with a manager. It gets mail by MailEnableGroup.',
  source: 'hosted-email-2007.yaml (dd251730)',
  input: {
    container: container('Organization, or a container in it.'),
    preferredDomainController: domainController(),
    managedBy: byIdentity(user('Manager, one of the organization.')),
    name: objectName('Common name of the group.'),
  },
  output: { group: text('LDAP path of the new group.') },

  async run({ input, call }) {
    const { container, name, managedBy } = input;
    const controller = controllerOf(input);
    const { group } = await call(managedDirectory.CreateGroup, {
      ...controller,
      container,
      name,
      groupType: 'UNIVERSAL DISTRIBUTION',
    });
    await call(activeDirectory.SetProperties, {
      ...controller,
      path: group.path,
      properties: [{ name: 'managedBy', mode: 'replace', value: [nameIn(managedBy)] }],
    });
    return { group: group.path };
  },
});
