import { contract } from '@tenantry/engine';

import type * as procedures from './procedures.ts';

/** What other components see of this one: names and types, no code. */
export const mobility = contract<typeof procedures>('Exchange 2007 Mobility Provider');
