import type { ProcedureDefinition } from '@tenantry/engine/client';
import { xsdTypes } from '@tenantry/schema';

type Described = Pick<ProcedureDefinition, 'namespace' | 'name' | 'input' | 'output'>;

/** Procedures whose fields cannot be described in XML Schema: their web service could not tell its WSDL. */
export function findSchemaFaults(definitions: readonly Described[]): string[] {
  return definitions.flatMap(({ namespace, name, input, output }) => {
    try {
      xsdTypes([
        { name: `${name}Request`, fields: input },
        { name: `${name}Response`, fields: output },
      ]).elements();
      return [];
    } catch (error) {
      return [`${namespace}::${name}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}
