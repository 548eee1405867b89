import { contract } from '@tenantry/engine';

import type { GetChildCustomers_ } from './get-child-customers.ts';

/** Procedures of this component that its own composites call. */
export const own = contract<{ GetChildCustomers_: typeof GetChildCustomers_ }>('Managed Plans');
