import { contract } from '@tenantry/engine';

import type * as procedures from './procedures.ts';

/** What other components see of this one: names and types, no code. */
export const hostedUnifiedMessaging = contract<typeof procedures>('Hosted Unified Messaging');
