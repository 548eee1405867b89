import type pg from 'pg';

import { NamespaceTaken } from './errors.ts';
import { parseDocument } from './parse-document.ts';
import type { Registry } from './registry.ts';
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

export function createNamespaceDocuments(pool: pg.Pool, registry: Registry): NamespaceDocuments {
  let newest = '0';

  return {
    async refresh() {
      const { rows } = await pool.query<{ document: string; version: string }>(
        'select document, version::text as version from engine.namespace_document where version > $1 order by version',
        [newest],
      );
      for (const { document, version } of rows) {
        registry.register(readNamespace(parseDocument(document)));
        newest = version;
      }
    },
    async register(document, trustee) {
      const parsed = readNamespace(parseDocument(document));
      if (registry.hasComponent(parsed.name)) throw NamespaceTaken(parsed.name);
      await pool.query(storeStatement, [parsed.name, document, trustee]);
      await this.refresh();
      await pool.query("select pg_notify('tenantry', 'namespace')");
    },
  };
}
