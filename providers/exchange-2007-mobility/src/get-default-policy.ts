import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, optional, organization, text } from '@tenantry/schema';

import { defaultPolicyOf } from './default-policy.ts';

export const GetDefaultPolicy_ = read({
  summary: 'Tells the ActiveSync mailbox policy that is the default of an organization.',
  role: 'CSRAdmins',
  input: {
    organization: organization('Organization whose default is asked for.'),
    preferredDomainController: domainController(),
  },
  output: { path: optional(text('LDAP path of the policy; absent when there is none.')) },

  async run({ input, use }) {
    const { attributes } = await use(directory).read(input.organization, ['otherWellKnownObjects']);
    const dn = defaultPolicyOf(attributes);
    return dn === undefined ? {} : { path: `LDAP://${dn}` };
  },
});
