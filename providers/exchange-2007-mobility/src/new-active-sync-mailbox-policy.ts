import { type Attributes, directory, removeCreated } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { devicePolicySettings, domainController, objectName, text } from '@tenantry/schema';

import { NoPolicyContainer, PolicyExists } from './errors.ts';
import { toPolicyChanges } from './policy-attributes.ts';
import { policyClass, policyDn, policyNameLock, readPolicyContainer } from './policy-container.ts';

/** Value of msExchVersion for objects of Exchange 2007. */
const exchangeVersion = '4535486012416';

export const NewActiveSyncMailboxPolicy = write({
  summary: 'Creates an ActiveSync mailbox policy.',
  remarks: 'It applies to nobody until it is given to users, or to an organization as its default.',
  source: 'dd251741, KB946495',
  role: 'DomainAdmin',
  input: {
    name: objectName('Policy name; unique in the Exchange organization, which all hosted organizations share.'),
    preferredDomainController: domainController(),
    ...devicePolicySettings,
  },
  output: { policy: text('LDAP path of the new policy.') },
  errors: [NoPolicyContainer, PolicyExists],
  changes: directory,
  locks: ({ name }) => [policyNameLock(name)],

  async prepare({ input, use }) {
    const dn = policyDn(await readPolicyContainer(use(directory)), input.name);
    if (await use(directory).find(dn, ['cn'])) throw PolicyExists(input.name);
    const written = Object.entries(toPolicyChanges(input)).flatMap(([name, values = []]) =>
      values.length === 0 ? [] : [[name, values] as const],
    );
    const attributes: Attributes = {
      objectClass: [policyClass],
      cn: [input.name],
      msExchVersion: [exchangeVersion],
      ...Object.fromEntries(written),
    };
    return { dn, attributes };
  },

  async apply({ use }, { dn, attributes }) {
    await use(directory).add(dn, attributes);
    return { policy: `LDAP://${dn}` };
  },

  async undo({ use }, { dn, attributes }) {
    await removeCreated(use(directory), dn, attributes);
  },
});
