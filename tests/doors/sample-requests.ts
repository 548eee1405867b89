import { components } from '@tenantry/cli/components';
import { findRequest, requestFileOf, requestNames } from '@tenantry/cli/two-tenants';
import { listComponents } from '@tenantry/engine/host';

/** Public procedures without a sample request, and requests for procedures that do not exist. */
export function findRequestFaults(): string[] {
  const procedures = listComponents(components).map(({ namespace, name, access }) => ({
    name: `${namespace}::${name}`,
    isPublic: access === 'public',
  }));
  const names = new Set(procedures.map(({ name }) => name));
  return [
    ...procedures
      .filter(({ name, isPublic }) => isPublic && !findRequest(name))
      .map(
        ({ name }) =>
          `${requestFileOf(name)} has no request for ${name}: isolation and crash tests need one that succeeds. Put the one of its test there; undoesEverywhere(name) and staysWithin(name) then find it.`,
      ),
    ...requestNames()
      .filter((name) => !names.has(name))
      .map((name) => `${requestFileOf(name)} has a request for ${name}, which does not exist.`),
  ];
}
