import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  contactSummary,
  domainController,
  groupSummary,
  list,
  mailboxSummary,
  oneOf,
  optional,
  organization,
  pageMarks,
  pageOptions,
  recipientSummary,
  recipientTypes,
  record,
} from '@tenantry/schema';

import { storeNameOf } from './store-name.ts';

export const ListRecipientsByName_ = composite({
  summary: 'Lists recipients of an organization by name, page by page.',
  remarks: 'An addition of Tenantry.',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the recipients.'),
    recipientTypes: optional(
      list('recipientType', oneOf(recipientTypes, 'One kind.'), { sentence: 'Only these kinds.', minItems: 1 }),
    ),
    ...pageOptions,
  },
  output: {
    recipients: list(
      'recipient',
      record('One recipient.', { ...recipientSummary, ...contactSummary, ...groupSummary, ...mailboxSummary }),
    ),
    ...pageMarks,
  },

  async run({ input, call }) {
    const page = await call(exchange.ListRecipientsByName_, input);
    const recipients = page.recipients.map(({ database, ...recipient }) => ({
      ...recipient,
      ...(database === undefined ? {} : { database: storeNameOf(database) }),
    }));
    return { ...page, recipients };
  },
});
