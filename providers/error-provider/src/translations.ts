import type { Books } from '@tenantry/engine';

import { canonicalCode } from './fields.ts';

/** An error that is to be told. */
export interface Wanted {
  readonly context: string;
  /** Codes of the error, the most exact one first. */
  readonly codes: readonly string[];
  readonly locale: number;
}

export interface Translation {
  readonly hresult: string;
  readonly description: string;
}

// The own context before all contexts, the exact code before the number, the own locale before English before any.
const selectStatement = `
  select t.hresult, t.description
  from error_provider.translation t
  where t.context in ($1, '')
    and t.code = any ($2)
  order by t.context <> $1, array_position($2::text[], t.code), t.locale <> $3, t.locale <> 1033, t.locale
  limit 1`;

/** The text for an error, or undefined. */
export async function findTranslation(
  books: Books,
  { context, codes, locale }: Wanted,
): Promise<Translation | undefined> {
  const [found] = await books.query<Translation>(selectStatement, [context, codes.map(canonicalCode), locale]);
  return found;
}
