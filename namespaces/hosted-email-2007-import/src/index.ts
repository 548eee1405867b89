import { namespace } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = namespace('Hosted Email 2007 Import', procedures);
