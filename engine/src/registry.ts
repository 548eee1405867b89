import type { Element, Fields } from '@tenantry/schema';

import type { Component } from './component.ts';
import { UnknownProcedure } from './errors.ts';
import type { AnyProcedure } from './procedure.ts';
import type { NamespaceDocument, ProcedureElement } from './request-language/document.ts';

/** A procedure as it can be called: of a component, or of a registered namespace document. */
export type Registered = RegisteredProcedure | RegisteredDocument;

export interface RegisteredProcedure {
  readonly namespace: string;
  readonly name: string;
  readonly procedure: AnyProcedure;
  /** Its input, output or prepared data may hold secrets. */
  readonly sensitive: boolean;
  /** Version of its component; undefined when it came with the program. */
  readonly version: string | undefined;
}

export interface RegisteredDocument {
  readonly namespace: string;
  readonly name: string;
  readonly document: ProcedureElement;
  readonly access: 'public' | 'private';
  readonly providerContext: Element | undefined;
}

/**
 * All procedures by namespace and name, as they are at one moment: it never changes, so a request that holds it is not
 * touched by what is loaded meanwhile. Case and spaces do not matter, as in the published samples.
 */
export class Registry {
  readonly #procedures = new Map<string, Registered>();
  readonly #namespaces = new Set<string>();

  constructor(
    components: readonly Component[],
    hasSecret: (fields: Fields) => boolean,
    documents: readonly NamespaceDocument[] = [],
  ) {
    for (const { namespace, procedures, version } of components) {
      this.#namespaces.add(key(namespace));
      for (const [exportName, procedure] of Object.entries(procedures)) {
        const name = procedure.name ?? exportName;
        const sensitive =
          hasSecret(procedure.input) ||
          hasSecret(procedure.output ?? {}) ||
          (procedure.kind === 'write' && procedure.sensitive === true);
        const registered = { namespace, name, procedure, sensitive, version };
        this.#procedures.set(keyOf(namespace, exportName), registered);
        this.#procedures.set(keyOf(namespace, name), registered);
      }
    }
    for (const document of documents) if (!this.hasComponent(document.name)) this.#register(document);
  }

  /** The procedure; throws ENGINE_UNKNOWN_PROCEDURE with the nearest names. */
  read(namespace: string, name: string): Registered {
    const found = this.find(namespace, name);
    if (found) return found;
    throw UnknownProcedure(namespace, name, hint(namespace, this.all()));
  }

  find(namespace: string, name: string): Registered | undefined {
    return this.#procedures.get(keyOf(namespace, name));
  }

  /** Every procedure once, in the order of components. */
  all(): Registered[] {
    return [...new Set(this.#procedures.values())];
  }

  /** Whether a component, not a document, owns the namespace. */
  hasComponent(namespace: string): boolean {
    return this.#namespaces.has(key(namespace));
  }

  #register({ name: namespace, procedures, providerContext }: NamespaceDocument): void {
    for (const procedure of procedures) {
      const { name, access } = procedure;
      this.#procedures.set(keyOf(namespace, name), { namespace, name, document: procedure, access, providerContext });
    }
  }
}

function hint(namespace: string, all: readonly Registered[]): string {
  const names = all.filter((entry) => key(entry.namespace) === key(namespace)).map((entry) => entry.name);
  if (names.length === 0) {
    const namespaces = [...new Set(all.map((entry) => entry.namespace))];
    return ` Installed namespaces: ${namespaces.join(', ')}.`;
  }
  return ` "${namespace}" has: ${names.join(', ')}.`;
}

function keyOf(namespace: string, name: string): string {
  return `${key(namespace)}::${key(name)}`;
}

function key(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, '');
}
