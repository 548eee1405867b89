import { hasSecret } from '@tenantry/schema';

import type { Component } from './component.ts';
import { Registry } from './registry.ts';
import type { NamespaceDocument } from './request-language/document.ts';

/** The registry of a running engine, which changes as components and documents are loaded. */
export interface Registries {
  /** What requests that begin now get. */
  readonly current: Registry;
  /** Puts these components in the place of those before, all at once. */
  load(components: readonly Component[]): void;
  /** Adds a namespace document, or replaces the one of its name. */
  register(document: NamespaceDocument): void;
  /** Marks the current registry as in use; the answer ends the use. */
  hold(): () => void;
  /** Resolves when nobody uses components that were loaded before the current ones. */
  drained(): Promise<void>;
}

export function createRegistries(initial: readonly Component[]): Registries {
  const documents = new Map<string, NamespaceDocument>();
  const users = new Map<number, number>();
  let waiting: (() => void)[] = [];
  let loads = 0;
  let components = initial;
  let current = build();

  return {
    get current() {
      return current;
    },
    load(wanted) {
      components = wanted;
      loads++;
      current = build();
    },
    register(document) {
      documents.set(document.name.toLowerCase(), document);
      current = build();
    },
    hold() {
      const load = loads;
      users.set(load, (users.get(load) ?? 0) + 1);
      return () => release(load);
    },
    drained() {
      if (!hasOldUsers()) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
  };

  function build(): Registry {
    return new Registry(components, hasSecret, [...documents.values()]);
  }

  function release(load: number): void {
    const left = (users.get(load) ?? 1) - 1;
    if (left > 0) users.set(load, left);
    else users.delete(load);
    if (hasOldUsers()) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  function hasOldUsers(): boolean {
    return [...users.keys()].some((load) => load < loads);
  }
}
