import type pg from 'pg';

/** Runs statements whose texts come again and again: each connection parses and plans one once. */
export interface Statements {
  run<Row extends object>(client: Runner, sql: string, values: readonly unknown[]): Promise<Row[]>;
}

type Runner = Pick<pg.ClientBase, 'query'>;

/** Texts are constants of procedures, some hundreds; beyond this many they are not kept. */
const keptMaximum = 1000;

/** Names belong to one set of connections. */
export function createStatements(): Statements {
  const names = new Map<string, string>();
  let count = 0;

  return {
    async run<Row extends object>(client: Runner, sql: string, values: readonly unknown[]) {
      try {
        const { rows } = await client.query<Row & pg.QueryResultRow>({
          ...nameOf(sql),
          text: sql,
          values: [...values],
        });
        return rows;
      } catch (error) {
        // The plans of other connections are outdated, too: a new name replaces them all.
        if (isOutdated(error)) names.delete(sql);
        throw error;
      }
    },
  };

  function nameOf(sql: string): { readonly name?: string } {
    const known = names.get(sql);
    if (known !== undefined) return { name: known };
    if (names.size >= keptMaximum) return {};
    const name = `books_${++count}`;
    names.set(sql, name);
    return { name };
  }
}

/** Whether a kept plan does not fit any more, because an update has changed what a table or view gives. The same statement succeeds when it is run again. */
export function isOutdated(error: unknown): boolean {
  // By its place in the server, since the text is translated and the code stands for more.
  return (error as { routine?: unknown }).routine === 'RevalidateCachedQuery';
}
