import { contract } from '@tenantry/engine';

import type { ListServers_ } from './list-servers.ts';
import type { RegisterServers_ } from './register-servers.ts';

interface Own {
  ListServers_: typeof ListServers_;
  RegisterServers_: typeof RegisterServers_;
}

/** The parts that the composites of this component are made of. The contract itself would close a ring of imports. */
export const own = contract<Own>('Exchange 2007 OAB Resource Manager');
