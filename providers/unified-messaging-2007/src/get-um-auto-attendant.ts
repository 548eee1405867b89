import { read } from '@tenantry/engine';
import { list, umDescribedObject } from '@tenantry/schema';

import { attendantEnabled, attendantSettings } from './attendant-settings.ts';
import { IdentityAmbiguous, NoExchangeOrganization, ObjectUnknown } from './errors.ts';
import { kinds } from './kinds.ts';
import { readFields, readObjects } from './read-objects.ts';

const links = {
  umDialPlan: 'msExchUMAutoAttendantDialPlanLink',
  dtmfFallbackAutoAttendant: 'msExchUMDTMFFallbackAutoAttendantLink',
};

export const GetUMAutoAttendant = read({
  summary: 'Reads the properties of one or all auto attendants.',
  source: 'Get-UMAutoAttendant (inferred)',
  role: 'UserCreators',
  input: readFields,
  output: { autoAttendants: list('autoAttendant', umDescribedObject('One auto attendant.')) },
  errors: [ObjectUnknown, IdentityAmbiguous, NoExchangeOrganization],

  async run(scope) {
    const settings = { ...attendantSettings, enabled: attendantEnabled };
    return { autoAttendants: await readObjects(scope, { kind: kinds.autoAttendant, settings, links }) };
  },
});
