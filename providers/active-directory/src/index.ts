import { provider } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = provider('Active Directory Provider', procedures);
