import { contract } from '@tenantry/engine';

import type { CreateSamObject_ } from './create-sam-object.ts';

/** Procedures of this component that its own composites call. */
export const own = contract<{ CreateSamObject_: typeof CreateSamObject_ }>('Managed Active Directory');
