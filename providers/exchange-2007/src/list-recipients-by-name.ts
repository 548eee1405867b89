import { directory, escapeFilter, pageOfOwn } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import {
  domainController,
  list,
  oneOf,
  optional,
  organization,
  pageMarks,
  pageOptions,
  recipientTypes,
  record,
} from '@tenantry/schema';

import { anyRecipient, summaryAttributes, summaryOf, typeFilter } from './recipient-summary.ts';

const pageSizeDefault = 100;

export const ListRecipientsByName_ = read({
  summary: 'Lists recipients of an organization by name, page by page.',
  remarks: 'An addition of Tenantry. Recipients of the organizations below it are not among them.',
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
    recipients: list('recipient', record('One recipient.', anyRecipient)),
    ...pageMarks,
  },

  async run({ input, use, place }) {
    const { organization } = await place('organization');
    if (!organization) return { recipients: [] };
    const { recipientTypes: types = recipientTypes, searchText, pageSize: size = pageSizeDefault, cursor } = input;
    const filter = `(&${typeFilter(types)}${textFilter(searchText)})`;
    const search = { organization, filter, attributes: summaryAttributes };

    const { entries, nextCursor } = await pageOfOwn(use(directory), search, { size, cursor });
    return { recipients: entries.map(summaryOf), ...(nextCursor === undefined ? {} : { nextCursor }) };
  },
});

const searched = ['cn', 'displayName', 'mailNickname', 'proxyAddresses'];

function textFilter(text: string | undefined): string {
  if (text === undefined || text === '') return '';
  return `(|${searched.map((name) => `(${name}=*${escapeFilter(text)}*)`).join('')})`;
}
