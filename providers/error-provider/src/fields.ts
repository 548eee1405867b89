import { defaulted, integer, optional, text } from '@tenantry/schema';

/** An HRESULT as requests write it. */
export function hresult(sentence: string) {
  return text(sentence, { maxLength: 10, pattern: '^0[xX][0-9A-Fa-f]{1,8}$' });
}

/** An HRESULT, or the exact name of an error. */
export function errorCode(sentence: string) {
  return text(sentence, { maxLength: 128, pattern: '^(0[xX][0-9A-Fa-f]{1,8}|[A-Z][A-Z0-9_]*)$' });
}

export const errorMessageContext = optional(
  text('Name of the context whose texts apply, e.g. adduser. Without it those for all contexts.', { maxLength: 128 }),
);

const english = 1033;

export const locId = defaulted(
  integer('Locale of the text, e.g. 1033 (English, the default) or 1031 (German).', { minimum: 1, maximum: 65535 }),
  english,
);

/** The one form in which codes are compared. */
export function canonicalCode(code: string): string {
  return /^0x/i.test(code) ? `0x${code.slice(2).toLowerCase().padStart(8, '0')}` : code;
}
