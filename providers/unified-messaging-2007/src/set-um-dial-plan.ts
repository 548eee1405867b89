import { write } from '@tenantry/engine';
import { dialPlanFields } from '@tenantry/schema';

import { changeFields, changing } from './change-object.ts';
import { dialPlanSettings } from './dial-plan-settings.ts';
import { kinds } from './kinds.ts';

export const SetUMDialPlan = write({
  summary: 'Sets properties of a dial plan.',
  remarks:
    'What is not given stays; an empty text or list takes a value away. URI type and number of digits are chosen when the plan is made.',
  source: 'dd278907',
  role: 'UserCreators',
  input: changeFields('Dial plan.', dialPlanFields),
  ...changing(kinds.dialPlan, dialPlanSettings),
});
