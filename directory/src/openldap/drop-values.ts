import { valuesOf } from '../attribute-change.ts';
import { comparable } from '../attribute-values.ts';
import { isResult } from '../ldap/ldap-errors.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { readEntry } from '../ldap/read-entry.ts';
import { wireDn } from '../ldap/wire-name.ts';
import { attributesFromWire } from '../ldap/wire-values.ts';
import type { Operation } from '../operations.ts';
import type { Positions } from '../port.ts';

/** How often the values are looked at anew that somebody else changes meanwhile. */
const attempts = 10;

/**
 * Removes values that may be gone. The permissive control of OpenLDAP forgives a value that is there to be added, but not one
 * that is missing; then what is there is read and removed by name.
 */
export async function dropWhatIsThere(
  server: LdapServer,
  { dn, operations }: { readonly dn: string; readonly operations: readonly Operation[] },
  modify: (operations: readonly Operation[]) => Promise<Positions>,
): Promise<Positions> {
  let left = operations;
  for (let attempt = 1; ; attempt++) {
    try {
      return await modify(left);
    } catch (error) {
      const isDrop = operations.every(({ kind }) => kind === 'drop');
      if (!isDrop || !isResult(error, 'noSuchAttribute') || attempt >= attempts) throw error;
    }
    left = await present(server, dn, operations);
    if (left.length === 0) return [];
  }
}

async function present(server: LdapServer, dn: string, operations: readonly Operation[]): Promise<Operation[]> {
  const wanted = operations.map(({ attribute }) => attribute);
  const attributes = attributesFromWire((await readEntry(server, wireDn(dn), { attributes: wanted })) ?? { dn });
  return operations
    .map((operation): Operation => {
      const held = new Set(
        valuesOf(attributes, operation.attribute).map((value) => comparable(operation.attribute, value)),
      );
      const values = operation.values.filter((value) => held.has(comparable(operation.attribute, value)));
      return { ...operation, values };
    })
    .filter(({ values }) => values.length > 0);
}
