import type pg from 'pg';

import { NamespaceTaken } from './errors.ts';
import { parseDocument } from './parse-document.ts';
import type { EngineLogger } from './parts.ts';
import type { Registries } from './registries.ts';
import { readNamespace } from './request-language/document.ts';

/** Keeps the registry equal to the namespace documents in the database. */
export interface NamespaceDocuments {
  /** Loads what other engines have registered since. */
  refresh(): Promise<void>;
  /** Stores a document and tells the other engines. */
  register(document: string, trustee: string): Promise<void>;
}

const storeStatement = `
  insert into engine.namespace_document (namespace, document, registered_by)
  values ($1, $2, $3)
  on conflict (namespace) do update
  set document = excluded.document,
    registered_by = excluded.registered_by,
    registered_at = now(),
    version = nextval(pg_get_serial_sequence('engine.namespace_document', 'version'))`;

const versionsStatement = 'select namespace, version::text as version from engine.namespace_document';
const changedStatement = `
  select namespace, document, version::text as version
  from engine.namespace_document
  where namespace = any($1)
  order by version`;

export function createNamespaceDocuments(
  pool: pg.Pool,
  registries: Registries,
  logger: EngineLogger,
): NamespaceDocuments {
  const known = new Map<string, string>();

  return {
    async refresh() {
      // All versions are compared: one with a lower number may become visible after one with a higher.
      const { rows: versions } = await pool.query<{ namespace: string; version: string }>(versionsStatement);
      const changed = versions.filter(({ namespace, version }) => known.get(namespace) !== version);
      if (changed.length === 0) return;
      const { rows } = await pool.query<{ namespace: string; document: string; version: string }>(changedStatement, [
        changed.map(({ namespace }) => namespace),
      ]);
      for (const { namespace, document, version } of rows) {
        known.set(namespace, version);
        load(namespace, document);
      }
    },
    async register(document, trustee) {
      const parsed = readNamespace(parseDocument(document));
      if (registries.current.hasComponent(parsed.name)) throw NamespaceTaken(parsed.name);
      await pool.query(storeStatement, [parsed.name, document, trustee]);
      await this.refresh();
      await pool.query("select pg_notify('tenantry', 'namespace')");
    },
  };

  /** One document that another version of the program took must not keep this engine from its work. */
  function load(namespace: string, document: string): void {
    try {
      if (registries.current.hasComponent(namespace)) throw NamespaceTaken(namespace);
      registries.register(readNamespace(parseDocument(document)));
    } catch (error) {
      logger.error({ namespace, error }, 'a namespace document cannot be used');
    }
  }
}
