import type { Role } from '@tenantry/engine';
import type { Fields } from '@tenantry/schema';

import { components } from '../components.ts';
import { type Position, positionsIn } from './positions.ts';

/** A procedure that tenants might call, with the places where a name may stand. */
export interface PublicProcedure {
  /** `Namespace::Procedure`. */
  readonly name: string;
  readonly role: Role | undefined;
  readonly fields: Fields;
  readonly positions: readonly Position[];
}

/** All of them; a new one and a new input are there by existing. */
export function publicProcedures(): PublicProcedure[] {
  return components.flatMap(({ namespace, procedures }) =>
    Object.entries(procedures)
      .filter(([, { access }]) => access === 'public')
      .map(([exportName, { name = exportName, role, input }]) => ({
        name: `${namespace}::${name}`,
        role,
        fields: input,
        positions: positionsIn(input),
      })),
  );
}
