import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, group, text } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { relativeName } from './distinguished-names.ts';
import { OwnObject } from './errors.ts';
import { commonName } from './name-fields.ts';
import { refuseOwn } from './own-objects.ts';

export const RenameGroup = composite({
  summary: 'Renames a group.',
  remarks: 'The account name stays.',
  source: 'managed-active-directory.yaml (dd251871)',
  access: 'public',
  role: 'UserCreators',
  input: {
    group: group('LDAP path of the group.'),
    newName: commonName('New name.'),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('New LDAP path.'),
  },
  errors: [OwnObject],

  async run({ input, call, place }) {
    const target = await place('group');
    const controller = controllerOf(input);
    await refuseOwn(call, target, controller);
    const name = relativeName('CN', input.newName);
    return call(activeDirectory.RenameObject, { ...controller, path: target.path, name });
  },
});
