import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

import { FileInvalid } from '../errors.ts';
import { type Column, readHeader } from './columns.ts';

/** A row of a file: what it says, and where it stands. */
export interface UserRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly values: Readonly<Partial<Record<Column, string>>>;
}

/** Longer than any row of users can be; a file that is no CSV is found out before it fills the memory. */
const longestRow = 65_536;

/** Reads users row by row; nothing but the present row is held. */
export async function* readUsers(file: string, content: Readable): AsyncGenerator<UserRow> {
  const parser = content.pipe(
    parse({
      bom: true,
      columns: (header: string[]) => readHeader(file, header),
      info: true,
      max_record_size: longestRow,
      skip_empty_lines: true,
      trim: true,
    }),
  );
  content.once('error', (error) => parser.destroy(error));
  try {
    // With `info` each record comes with its place; without a type parameter the library calls both unknown.
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
      const given = Object.entries(record).filter(([, value]) => value !== '');
      yield { line: info.lines, values: Object.fromEntries(given) };
    }
  } catch (cause) {
    if (cause instanceof CsvError) throw FileInvalid(file, cause.message, 'CSV with a line of column names (RFC 4180)');
    throw cause;
  }
}

interface ParsedRow {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}
