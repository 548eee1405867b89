import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, group } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { HasMail, OwnObject } from './errors.ts';
import { refuseOwn } from './own-objects.ts';
import { refuseMail } from './refuse-mail.ts';

export const DeleteGroup = composite({
  summary: 'Deletes a group.',
  remarks: 'Refused while the group is mail-enabled.',
  source: 'managed-active-directory.yaml (dd251750)',
  access: 'public',
  role: 'UserCreators',
  input: {
    group: group('LDAP path of the group.'),
    preferredDomainController: domainController(),
  },
  errors: [HasMail, OwnObject],

  async run({ input, call, place }) {
    const target = await place('group');
    const controller = controllerOf(input);
    await refuseOwn(call, target, controller);
    await refuseMail(call, { ...controller, path: target.path });
    await call(activeDirectory.DeleteObject, { ...controller, path: target.path });
    return {};
  },
});
