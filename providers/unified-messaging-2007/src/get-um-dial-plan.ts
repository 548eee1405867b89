import { read } from '@tenantry/engine';
import { list, umDescribedObject } from '@tenantry/schema';

import { allDialPlanSettings } from './dial-plan-settings.ts';
import { IdentityAmbiguous, NoExchangeOrganization, ObjectUnknown } from './errors.ts';
import { kinds } from './kinds.ts';
import { readFields, readObjects } from './read-objects.ts';

export const GetUMDialPlan = read({
  summary: 'Reads the properties of one or all dial plans.',
  source: 'Get-UMDialPlan (inferred)',
  role: 'UserCreators',
  input: readFields,
  output: { dialPlans: list('dialPlan', umDescribedObject('One dial plan.')) },
  errors: [ObjectUnknown, IdentityAmbiguous, NoExchangeOrganization],

  async run(scope) {
    return { dialPlans: await readObjects(scope, { kind: kinds.dialPlan, settings: allDialPlanSettings }) };
  },
});
