import { listFields } from '@tenantry/schema';

import type { Component } from './component.ts';
import type { ProcedureDefinition, ProcedureListing } from './listing.ts';
import { type Registered, Registry } from './registry.ts';

/** The procedures of components, without an engine that runs them. */
export function listComponents(components: readonly Component[]): ProcedureListing[] {
  // Secrets matter only to what runs.
  return listProcedures(new Registry(components, () => false));
}

/** The definitions of components, without an engine that runs them. */
export function defineComponents(components: readonly Component[]): readonly ProcedureDefinition[] {
  return defineProcedures(new Registry(components, () => false));
}

/** All procedures as `tenantry procedures` shows them. */
export function listProcedures(registry: Registry): ProcedureListing[] {
  return registry.all().map(listProcedure);
}

// A registry never changes the components that it was made with: whoever looks again gets the same list.
const definitions = new WeakMap<Registry, readonly ProcedureDefinition[]>();

/** The procedures of components with their fields; those of namespace documents have none. The same list until components change. */
export function defineProcedures(registry: Registry): readonly ProcedureDefinition[] {
  const known = definitions.get(registry);
  if (known) return known;
  const made = registry.all().flatMap((registered) => {
    if (!('procedure' in registered)) return [];
    const { input, output = {} } = registered.procedure;
    return [{ ...listProcedure(registered), input, output }];
  });
  definitions.set(registry, made);
  return made;
}

function listProcedure(registered: Registered): ProcedureListing {
  if (!('procedure' in registered)) {
    const { namespace, name, access, document } = registered;
    const summary = document.description ?? 'Procedure of a namespace document.';
    return { namespace, name, kind: 'composite', access, role: null, summary, inputs: [], outputs: [], errors: [] };
  }
  const { namespace, name, procedure } = registered;
  return {
    namespace,
    name,
    kind: procedure.kind,
    access: procedure.access ?? 'private',
    role: procedure.role ?? null,
    summary: procedure.summary,
    ...(procedure.remarks === undefined ? {} : { remarks: procedure.remarks }),
    ...(procedure.source === undefined ? {} : { source: procedure.source }),
    inputs: listFields(procedure.input),
    outputs: listFields(procedure.output ?? {}),
    errors: (procedure.errors ?? []).map(({ code, sentence }) => ({ code, sentence })),
  };
}
