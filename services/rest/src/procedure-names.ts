import type { ProcedureDefinition } from '@tenantry/engine/client';

/** A namespace as part of an address: `Hosted Email 2007` is `hosted-email-2007`. */
export function slugOf(namespace: string): string {
  return namespace
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}

/** A procedure as part of an address: without what an address would have to escape. */
export function nameInAddress({ name }: Pick<ProcedureDefinition, 'name'>): string {
  return name.replaceAll(/[^A-Za-z0-9_]/g, '');
}

/** Public procedures by address, made again when the components of the engine change. */
export function createFinder(definitions: () => readonly ProcedureDefinition[]) {
  let made: { readonly of: unknown; readonly byAddress: ReadonlyMap<string, ProcedureDefinition> } | undefined;
  return {
    /** The procedure of an address; case and spaces do not matter. */
    find(namespace: string, procedure: string): ProcedureDefinition | undefined {
      return table().get(keyOf(namespace, procedure));
    },
    /** Procedures of a namespace, for hints. */
    namesIn(namespace: string): string[] {
      const prefix = `${slugOf(namespace)}/`;
      return [...table()].filter(([key]) => key.startsWith(prefix)).map(([, definition]) => nameInAddress(definition));
    },
  };

  function table(): ReadonlyMap<string, ProcedureDefinition> {
    const all = definitions();
    if (made?.of !== all) {
      const open = all.filter(({ access }) => access === 'public');
      made = { of: all, byAddress: new Map(open.map((each) => [keyOf(each.namespace, each.name), each])) };
    }
    return made.byAddress;
  }
}

function keyOf(namespace: string, procedure: string): string {
  return `${slugOf(namespace)}/${nameInAddress({ name: procedure }).toLowerCase()}`;
}
