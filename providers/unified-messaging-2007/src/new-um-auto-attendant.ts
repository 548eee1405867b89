import { directory, removeCreated } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, guid, objectName, oneOf, optional, text } from '@tenantry/schema';

import {
  attendantEnabled,
  attendantSettings,
  dtmfFallbackAutoAttendant,
  pilotIdentifierList,
  speechEnabled,
} from './attendant-settings.ts';
import { NameTaken, NoExchangeOrganization, ObjectUnknown, PilotTaken } from './errors.ts';
import { forOrganization, identity, organizationOf } from './fields.ts';
import { kinds, nameLock } from './kinds.ts';
import { readUsable } from './named-object.ts';
import { prepareObject, settingsLike } from './new-object.ts';
import { pilotLock, requireFreePilots } from './pilot-identifier.ts';
import { changesFor } from './settings.ts';

const kind = kinds.autoAttendant;

export const NewUMAutoAttendant = write({
  summary: 'Creates an auto attendant, which answers calls with a menu.',
  remarks: 'It answers when it is enabled.',
  source: 'bb124726 (New-UMAutoAttendant)',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    name: objectName('Name, unique among auto attendants.'),
    umDialPlan: identity('Dial plan of the auto attendant.'),
    pilotIdentifierList,
    speechEnabled,
    status: optional(oneOf(['Enabled', 'Disabled'], 'Whether it answers. Default Disabled.')),
    dtmfFallbackAutoAttendant,
    templateInstance: optional(identity('Auto attendant to copy settings from.')),
    organization: forOrganization,
  },
  output: { path: text('LDAP path of the auto attendant.'), guid: guid('GUID of the auto attendant.') },
  errors: [NameTaken, PilotTaken, ObjectUnknown, NoExchangeOrganization],
  changes: directory,
  locks: ({ name, pilotIdentifierList = [] }) => [nameLock(kind, name), ...pilotIdentifierList.map(pilotLock)],

  async prepare({ input, use, place }) {
    const handle = use(directory);
    const { name, pilotIdentifierList = [], speechEnabled, status, dtmfFallbackAutoAttendant: fallback } = input;
    const organization = await organizationOf(input, () => place('organization'));
    const plan = await readUsable(handle, { kind: kinds.dialPlan, identity: input.umDialPlan, organization });
    await requireFreePilots(handle, pilotIdentifierList);
    const other =
      fallback === undefined ? undefined : await readUsable(handle, { kind, identity: fallback, organization });
    const like = await settingsLike(handle, { kind, template: input.templateInstance, organization });
    const { attribute } = attendantEnabled;
    const changes = {
      ...like,
      ...changesFor(attendantSettings, { pilotIdentifierList, speechEnabled }),
      [attribute]: attendantEnabled.write(status === 'Enabled', like[attribute] ?? []),
      msExchUMAutoAttendantDialPlanLink: [plan.dn],
      ...(other && { msExchUMDTMFFallbackAutoAttendantLink: [other.dn] }),
    };
    return prepareObject(handle, { kind, name, organization, changes });
  },

  async apply({ use }, { dn, attributes }) {
    const { path, guid } = await use(directory).add(dn, attributes);
    return { path, guid };
  },

  async undo({ use }, { dn, attributes }) {
    await removeCreated(use(directory), dn, attributes);
  },
});
