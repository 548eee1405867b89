import { read } from '@tenantry/engine';
import { list, umDescribedObject } from '@tenantry/schema';

import { IdentityAmbiguous, NoExchangeOrganization, ObjectUnknown } from './errors.ts';
import { kinds } from './kinds.ts';
import { readFields, readObjects } from './read-objects.ts';
import { textIn } from './settings.ts';

const settings = { pilotIdentifier: textIn('msExchUMPilotIdentifier') };
const links = { umDialPlan: 'msExchUMHuntGroupDialPlanLink' };

export const GetUMHuntGroup = read({
  summary: 'Reads hunt groups.',
  remarks: 'The IP gateway of a hunt group is the entry above it.',
  source: 'Get-UMHuntGroup (inferred)',
  role: 'UserCreators',
  input: readFields,
  output: { huntGroups: list('huntGroup', umDescribedObject('One hunt group.')) },
  errors: [ObjectUnknown, IdentityAmbiguous, NoExchangeOrganization],

  async run(scope) {
    return { huntGroups: await readObjects(scope, { kind: kinds.huntGroup, settings, links }) };
  },
});
