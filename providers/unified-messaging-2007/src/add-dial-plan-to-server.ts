import { directory, entryLock, sameDn } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, text } from '@tenantry/schema';

import { NoExchangeOrganization, ObjectUnknown, ServerUnknown } from './errors.ts';
import { forOrganization, identity, organizationOf } from './fields.ts';
import { kinds } from './kinds.ts';
import { readUsable } from './named-object.ts';
import { readServer } from './server.ts';

export const AddDialPlanToServer_ = write({
  summary: 'Assigns one more dial plan to a UM server.',
  remarks: 'A server that has it already stays as it is.',
  source: 'dd278589',
  input: {
    preferredDomainController: domainController(),
    umServer: text('UM server: name, FQDN, DN or LDAP path.', { maxLength: 1024, pattern: '\\S' }),
    umDialPlan: identity('Dial plan.'),
    organization: forOrganization,
  },
  errors: [ServerUnknown, ObjectUnknown, NoExchangeOrganization],
  changes: directory,

  async prepare({ input, use, place, lock }) {
    const handle = use(directory);
    const organization = await organizationOf(input, () => place('organization'));
    const plan = await readUsable(handle, { kind: kinds.dialPlan, identity: input.umDialPlan, organization });
    // Held together: whether the plan was there before decides what an undo takes away.
    const { path } = await readServer(handle, input.umServer);
    await lock(entryLock(path));
    const { attributes } = await readServer(handle, input.umServer);
    const isThere = attributes['msExchUMServerDialPlanLink']?.some((dn) => sameDn(dn, plan.dn)) ?? false;
    return { server: path, dialPlan: isThere ? null : plan.dn };
  },

  async apply({ use }, { server, dialPlan }) {
    if (dialPlan !== null) await use(directory).addValues(server, 'msExchUMServerDialPlanLink', [dialPlan]);
    return {};
  },

  async undo({ use }, { server, dialPlan }) {
    const isThere = dialPlan !== null && (await use(directory).find(server, ['cn']));
    if (isThere) await use(directory).removeValues(server, 'msExchUMServerDialPlanLink', [dialPlan]);
  },
});
