import { books, read } from '@tenantry/engine';

import { Raised, raised, Unmapped } from './errors.ts';
import { errorCode, errorMessageContext, locId } from './fields.ts';
import { findTranslation } from './translations.ts';

export const TranslateUserError = read({
  summary: 'Raises an error that the caller names, in the words of a context and a locale.',
  source: 'core-helper-namespaces.yaml (name only)',
  role: 'DomainAdmin',
  input: {
    error: errorCode('The error: an HRESULT, or a name of the caller such as USER_EXISTS.'),
    errorMessageContext,
    locId,
  },
  errors: [Raised, Unmapped],

  async run({ input, use }) {
    const { errorMessageContext: context = '', locId: locale, error } = input;
    const found = await findTranslation(use(books), { context, codes: [error], locale });
    if (!found) throw Unmapped(context, error);
    throw raised(found.hresult, found.description);
  },
});
