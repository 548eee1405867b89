import { namespace } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = namespace('Hosted Mobility 2007', procedures);
