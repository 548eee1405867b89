import { books, write } from '@tenantry/engine';
import { optional, text } from '@tenantry/schema';

import { canonicalCode, errorCode, errorMessageContext, hresult, locId } from './fields.ts';
import type { Translation } from './translations.ts';

const select = `
  select t.hresult, t.description
  from error_provider.translation t
  where t.context = $1
    and t.code = $2
    and t.locale = $3`;

const remove = 'delete from error_provider.translation where context = $1 and code = $2 and locale = $3';

const put = `
  insert into error_provider.translation (context, code, locale, hresult, description)
  values ($1, $2, $3, $4, $5)
  on conflict (context, code, locale) do update set hresult = excluded.hresult, description = excluded.description`;

export const SetTranslation_ = write({
  summary: 'Says how an error is told in a context and a locale; without a text it takes that back.',
  input: {
    errorMessageContext,
    code: errorCode('Error that is told: an HRESULT, or a name such as ENGINE_INPUT_INVALID.'),
    locId,
    hr: optional(hresult('Number that the error gets. Default 0x80004005.')),
    desc: optional(text('Text that the error gets; without it the present one is removed.')),
  },
  changes: books,
  locks: ({ code }) => [`errorTranslation:${canonicalCode(code)}`],

  async prepare({ input, use }) {
    const key = [input.errorMessageContext ?? '', canonicalCode(input.code), input.locId] as const;
    const [before] = await use(books).query<Translation>(select, key);
    return { key, before: before ?? null };
  },

  async apply({ input, use }, { key }) {
    const { hr = '0x80004005', desc } = input;
    if (desc === undefined) await use(books).query(remove, key);
    else await use(books).query(put, [...key, hr, desc]);
    return {};
  },

  async undo({ use }, { key, before }) {
    if (before) await use(books).query(put, [...key, before.hresult, before.description]);
    else await use(books).query(remove, key);
  },
});
