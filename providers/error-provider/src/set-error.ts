import { read } from '@tenantry/engine';
import { optional, text } from '@tenantry/schema';

import { Raised, raised } from './errors.ts';
import { hresult } from './fields.ts';

export const SetError = read({
  summary: 'Raises an error with a code and text of the caller.',
  remarks: 'Whoever called gets it as from every other step: it can be caught, and what is not caught is undone.',
  source: 'core-helper-namespaces.yaml (dd278709)',
  role: 'DomainAdmin',
  input: {
    hr: hresult('Number of the error, an HRESULT such as 0x82101391.'),
    desc: optional(text('Text of the error.')),
  },
  errors: [Raised],

  run: ({ input }) => Promise.reject(raised(input.hr, input.desc ?? '')),
});
