import { write } from '@tenantry/engine';

import { attendantFields, attendantSettings, dtmfFallbackAutoAttendant } from './attendant-settings.ts';
import { changeFields, changing } from './change-object.ts';
import { IdentityAmbiguous, NoExchangeOrganization, ObjectUnknown, PilotTaken } from './errors.ts';
import { kinds } from './kinds.ts';
import { readUsable } from './named-object.ts';
import { pilotLock, requireFreePilots } from './pilot-identifier.ts';

const kind = kinds.autoAttendant;

export const SetUMAutoAttendant = write({
  summary: 'Sets properties of an auto attendant.',
  remarks: 'What is not given stays; an empty text or list takes a value away.',
  source: 'dd252332, bb123488 (Set-UMAutoAttendant)',
  role: 'UserCreators',
  input: changeFields('Auto attendant.', { ...attendantFields, dtmfFallbackAutoAttendant }),
  ...changing(kind, attendantSettings, async ({ directory, entry, given, organization, lock }) => {
    const pilots = given['pilotIdentifierList'];
    if (Array.isArray(pilots)) {
      await lock(...pilots.map(pilotLock));
      await requireFreePilots(directory, pilots, { self: entry.guid });
    }
    const fallback = given['dtmfFallbackAutoAttendant'];
    if (typeof fallback !== 'string') return {};
    const { dn } = await readUsable(directory, { kind, identity: fallback, organization });
    return { msExchUMDTMFFallbackAutoAttendantLink: [dn] };
  }),
  errors: [ObjectUnknown, IdentityAmbiguous, PilotTaken, NoExchangeOrganization],
});
