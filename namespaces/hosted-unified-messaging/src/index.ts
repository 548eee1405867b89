import { namespace } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = namespace('Hosted Unified Messaging', procedures);
