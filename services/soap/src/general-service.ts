import { text } from '@tenantry/schema';

import type { Operation } from './operation.ts';
import type { WebService } from './web-service.ts';

const documentLength = 20_000_000;

/** `SubmitMPSRequest`: a whole request of the request language, for administrators of the hoster. Source: web-services.md section 1 */
const submitRequest: Operation = {
  name: 'SubmitMPSRequest',
  documentation:
    'Submits a trusted request: a document of the request language with steps of its own. Its response document is the answer, also when it holds an error. Role: DomainAdmin.',
  request: { request: text('The request document, as text.', { maxLength: documentLength }) },
  response: { SubmitMPSRequestResult: text('The response document, as text.', { maxLength: documentLength }) },
  opaque: true,
  submission: ({ request }) => ({ document: String(request) }),
  answer: ({ document }) => (document === undefined ? undefined : { SubmitMPSRequestResult: document }),
};

/** MPS General. */
export const generalService: WebService = {
  name: 'MPSGeneral',
  title: 'MPS General Web Service',
  operations: () => [submitRequest],
};
