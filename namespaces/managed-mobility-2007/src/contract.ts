import { contract } from '@tenantry/engine';

import type * as procedures from './procedures.ts';

/** What other components see of this one: names and types, no code. */
export const managedMobility = contract<typeof procedures>('Managed Mobility 2007');
