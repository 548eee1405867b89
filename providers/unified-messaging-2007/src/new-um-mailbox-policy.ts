import { directory, removeCreated } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, guid, objectName, optional, text } from '@tenantry/schema';

import { NameTaken, NoExchangeOrganization, ObjectUnknown } from './errors.ts';
import { forOrganization, identity, organizationOf } from './fields.ts';
import { kinds, nameLock } from './kinds.ts';
import { readUsable } from './named-object.ts';
import { prepareObject, settingsLike } from './new-object.ts';
import { newPolicyChanges } from './new-policy.ts';

const kind = kinds.mailboxPolicy;

export const NewUMMailboxPolicy = write({
  summary: 'Creates a UM mailbox policy.',
  source: 'dd251768',
  role: 'UserCreators',
  input: {
    name: objectName('Name, unique among UM mailbox policies.'),
    umDialPlan: identity('Dial plan of the policy.'),
    preferredDomainController: domainController(),
    templateInstance: optional(identity('Policy to copy settings from.')),
    organization: forOrganization,
  },
  output: { path: text('LDAP path of the policy.'), guid: guid('GUID of the policy.') },
  errors: [NameTaken, ObjectUnknown, NoExchangeOrganization],
  changes: directory,
  locks: ({ name }) => [nameLock(kind, name)],

  async prepare({ input, use, place }) {
    const handle = use(directory);
    const organization = await organizationOf(input, () => place('organization'));
    const plan = await readUsable(handle, { kind: kinds.dialPlan, identity: input.umDialPlan, organization });
    const like = await settingsLike(handle, { kind, template: input.templateInstance, organization });
    const changes = { ...newPolicyChanges(plan.dn), ...like };
    return prepareObject(handle, { kind, name: input.name, organization, changes });
  },

  async apply({ use }, { dn, attributes }) {
    const { path, guid } = await use(directory).add(dn, attributes);
    return { path, guid };
  },

  async undo({ use }, { dn, attributes }) {
    await removeCreated(use(directory), dn, attributes);
  },
});
