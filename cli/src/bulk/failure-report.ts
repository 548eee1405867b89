import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { stringify } from 'csv-stringify';

import { columns, reportColumns } from './columns.ts';
import type { RowOutcome } from './import-users.ts';

/** Rows that failed, in the form of a file that can be imported again when it is mended. */
export interface FailureReport {
  add(outcome: RowOutcome): Promise<void>;
  /** Ends the file. */
  close(): Promise<void>;
}

/** Passwords do not go into a report: who feeds it back adds them. */
const written = [...Object.keys(columns).filter((name) => name !== 'password'), ...reportColumns];

/** Begins a report. The file is there from the first failure on. */
export function createFailureReport(file: string): FailureReport {
  let open: ReturnType<typeof begin> | undefined;
  return {
    async add({ row, errorCode, error }) {
      open ??= begin(file);
      const record = { ...row.values, line: row.line, errorCode, error };
      if (!open.rows.write(record)) await once(open.rows, 'drain');
    },
    async close() {
      open?.rows.end();
      await open?.ended;
    },
  };
}

function begin(file: string) {
  const rows = stringify({ header: true, columns: written, escape_formulas: false });
  return { rows, ended: pipeline(rows, createWriteStream(file, { mode: 0o600 })) };
}
