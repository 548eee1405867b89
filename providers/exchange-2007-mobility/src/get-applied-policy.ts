import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import {
  boolean,
  devicePolicySettings,
  domainController,
  list,
  oneOf,
  optional,
  record,
  text,
  user,
} from '@tenantry/schema';

import { readAppliedPolicy } from './applied-policy.ts';

export const GetAppliedPolicy_ = read({
  summary:
    'Tells what holds for the devices of a user: his own policy, else the default of his organization, else none.',
  role: 'CSRAdmins',
  input: {
    user: user('User whose devices are meant.'),
    preferredDomainController: domainController(),
  },
  output: {
    source: oneOf(
      ['user', 'organization', 'none', 'exempt'],
      'Where the policy comes from: the user, the default of his organization, nowhere, or nowhere because he is exempt.',
    ),
    policy: optional(
      record('The policy.', {
        name: text('Its name.'),
        path: text('Its LDAP path.'),
        digest: text('Changes with every setting, and with nothing else.'),
        settings: record('Every setting, those with their default, too.', devicePolicySettings),
      }),
    ),
    activeSyncEnabled: boolean('Whether the user may synchronize devices at all.'),
    allowedDeviceIDs: list('value', text('Id of a device.'), { sentence: 'Devices that may synchronize; none: all.' }),
  },

  async run({ input, use, place }) {
    const organization = (await place('user')).organization?.path;
    const { policy, allowedDeviceIDs, ...applied } = await readAppliedPolicy(use(directory), {
      user: input.user,
      organization,
    });
    return { ...applied, allowedDeviceIDs: [...allowedDeviceIDs], ...(policy ? { policy } : {}) };
  },
});
