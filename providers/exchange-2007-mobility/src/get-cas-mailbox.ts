import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { boolean, domainController, list, optional, text, user } from '@tenantry/schema';

import { policyExempt, userPolicyAttributes } from './applied-policy.ts';
import { NoMailbox } from './errors.ts';

export const GetCASMailbox = read({
  summary: 'Tells which ActiveSync policy and which devices a mailbox has.',
  source: 'exchange-2007-mobility-provider.yaml',
  role: 'UserCreators',
  input: {
    path: user('LDAP path of the user who has the mailbox.'),
    preferredDomainController: domainController(),
  },
  output: {
    activeSyncMailboxPolicy: optional(text('DN of the policy of his own.')),
    activeSyncPolicyExempt: boolean('No policy applies to the user, not even the default.'),
    activeSyncAllowedDeviceIDs: list('value', text('Id of a device.'), {
      sentence: 'Devices that may synchronize; none: all.',
    }),
  },
  errors: [NoMailbox],

  async run({ input, use }) {
    const read = ['msExchMailboxGuid', 'homeMDB', ...userPolicyAttributes];
    const { path, attributes } = await use(directory).read(input.path, read);
    if (!attributes['msExchMailboxGuid'] && !attributes['homeMDB']) throw NoMailbox(path);
    const policy = attributes['msExchMobileMailboxPolicyLink']?.[0];
    return {
      ...(policy === undefined ? {} : { activeSyncMailboxPolicy: policy }),
      activeSyncPolicyExempt: (Number(attributes['msExchOmaAdminWirelessEnable']?.[0] ?? 0) & policyExempt) !== 0,
      activeSyncAllowedDeviceIDs: [...(attributes['msExchMobileAllowedDeviceIDs'] ?? [])],
    };
  },
});
