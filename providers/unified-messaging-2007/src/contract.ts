import { contract } from '@tenantry/engine';

import type * as procedures from './procedures.ts';

/** What other components see of this one: names and types, no code. */
export const unifiedMessaging = contract<typeof procedures>('Unified Messaging 2007 Provider');
