import { books, read } from '@tenantry/engine';
import { attribute, optional, text } from '@tenantry/schema';

import { Raised, raised, Unmapped } from './errors.ts';
import { errorCode, errorMessageContext, hresult, locId } from './fields.ts';
import { findTranslation } from './translations.ts';

export const TranslateProvisioningError = read({
  summary: 'Raises the more meaningful error that a context has for one that was caught.',
  remarks:
    'For a catch: hr, name and desc are the attributes code, name and description of errorContext. A text for the exact name counts before one for the number, one of the context before one for all contexts.',
  source: 'core-helper-namespaces.yaml (dd278709)',
  role: 'DomainAdmin',
  input: {
    errorMessageContext,
    locId,
    mustHandleError: optional(
      text('1 (default): an error without a text becomes 0x80004005. 0: it stays as it is.', { pattern: '^[01]$' }),
    ),
    hr: attribute(hresult('Number of the error that was caught.')),
    name: optional(attribute(errorCode('Its exact name.'))),
    desc: optional(attribute(text('Its text.'))),
  },
  errors: [Raised, Unmapped],

  async run({ input, use }) {
    const { errorMessageContext: context = '', locId: locale, hr, name, desc = '' } = input;
    const codes = name === undefined ? [hr] : [name, hr];
    const found = await findTranslation(use(books), { context, codes, locale });
    if (found) throw raised(found.hresult, found.description);
    if (input.mustHandleError === '0') throw raised(hr, desc);
    throw Unmapped(context, name ?? hr);
  },
});
