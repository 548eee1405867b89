import { directory, removeCreated } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { alsoSpelt, domainController, guid, objectName, optional, text } from '@tenantry/schema';

import { IdentityAmbiguous, NameTaken, NoExchangeOrganization, ObjectUnknown, PilotTaken } from './errors.ts';
import { forOrganization, identity, organizationOf } from './fields.ts';
import { kinds, nameLock } from './kinds.ts';
import { readUsable } from './named-object.ts';
import { prepareObject, settingsLike } from './new-object.ts';
import { pilotLock, requireFreePilots } from './pilot-identifier.ts';

const kind = kinds.huntGroup;

export const NewUMHuntGroup = write({
  summary: 'Creates a hunt group that links incoming calls to a dial plan.',
  remarks: 'It lies below its IP gateway. A number is answered by one hunt group of a gateway.',
  source: 'dd278998',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    name: objectName('Name, unique below the gateway.'),
    pilotIdentifier: alsoSpelt(
      text('Number that calls come in by; the subscriber access number of the dial plan.', {
        maxLength: 64,
        pattern: '\\S',
      }),
      'pilotIdenifier',
    ),
    umDialPlan: identity('Dial plan of the hunt group.'),
    umIPGateway: identity('Gateway device, also by its IP address.'),
    templateInstance: optional(identity('Hunt group to copy settings from.')),
    organization: forOrganization,
  },
  output: { path: text('LDAP path of the hunt group.'), guid: guid('GUID of the hunt group.') },
  errors: [NameTaken, PilotTaken, ObjectUnknown, IdentityAmbiguous, NoExchangeOrganization],
  changes: directory,
  locks: ({ name, pilotIdentifier }) => [nameLock(kind, name), pilotLock(pilotIdentifier)],

  async prepare({ input, use, place }) {
    const handle = use(directory);
    const { name, pilotIdentifier } = input;
    const organization = await organizationOf(input, () => place('organization'));
    const plan = await readUsable(handle, { kind: kinds.dialPlan, identity: input.umDialPlan, organization });
    const gateway = await readUsable(handle, { kind: kinds.ipGateway, identity: input.umIPGateway, organization });
    await requireFreePilots(handle, [pilotIdentifier], { below: gateway.dn });
    const changes = {
      ...(await settingsLike(handle, { kind, template: input.templateInstance, organization })),
      msExchUMHuntGroupDialPlanLink: [plan.dn],
      msExchUMPilotIdentifier: [pilotIdentifier],
    };
    return prepareObject(handle, { kind, name, organization, changes, parent: gateway.dn });
  },

  async apply({ use }, { dn, attributes }) {
    const { path, guid } = await use(directory).add(dn, attributes);
    return { path, guid };
  },

  async undo({ use }, { dn, attributes }) {
    await removeCreated(use(directory), dn, attributes);
  },
});
