import { directory, type Entry } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { attribute, guid, list, oneOf, optional, record, text, umPropertiesField } from '@tenantry/schema';

import { FilterInvalid, NoMailbox, NotEnabled } from './errors.ts';
import { identifiersOf } from './extensions.ts';
import { findMailboxes, mailboxSearchFields, organizationalUnit } from './found-mailboxes.ts';
import { mailboxSettings } from './mailbox-settings.ts';
import { nameOf } from './named-object.ts';
import { parseResultFilter } from './result-filter.ts';
import { type Property, propertiesOf } from './settings.ts';

const { preferredDomainController, identity, ...search } = mailboxSearchFields;

export const GetUMMailbox = read({
  summary: 'Reads all UM properties of one or more UM-enabled mailboxes.',
  source: 'dd252205',
  role: 'OrgCreators',
  input: {
    preferredDomainController,
    identity,
    anr: optional(text('Beginning of CN, display name, first name, last name or alias.', { maxLength: 256 })),
    filter: optional(text("Filter on the result, e.g. displayName -like 'A*' -and faxEnabled -eq 'true'.")),
    organizationalUnit,
    ...search,
    sortBy: optional(oneOf(['Alias', 'DisplayName', 'Name'], 'Property to sort by.')),
  },
  output: {
    mailboxes: list(
      'mailbox',
      record('One mailbox.', {
        name: attribute(text('Name of the mailbox.')),
        path: text('LDAP path of the user.'),
        guid: guid('GUID of the user.'),
        extensions: list('extension', text('Extension or SIP address; the primary one comes first.')),
        properties: umPropertiesField,
      }),
    ),
  },
  errors: [NoMailbox, NotEnabled, FilterInvalid],

  async run({ input, use }) {
    const holds = input.filter === undefined ? () => true : parseResultFilter(input.filter);
    const found = await findMailboxes(use(directory), input);
    const mailboxes = sorted(found, input.sortBy).map(describe);
    return {
      mailboxes: mailboxes.filter(({ name, properties }) => holds([{ name: 'name', value: [name] }, ...properties])),
    };
  },
});

const sortAttributes = { Alias: 'mailNickname', DisplayName: 'displayName', Name: 'cn' } as const;

function sorted(entries: readonly Entry[], by: keyof typeof sortAttributes | undefined): readonly Entry[] {
  if (by === undefined) return entries;
  const key = ({ attributes }: Entry) => attributes[sortAttributes[by]]?.[0] ?? '';
  return [...entries].sort((one, other) => key(one).localeCompare(key(other), 'en', { numeric: true }));
}

function describe(entry: Entry) {
  const { path, guid, attributes } = entry;
  const linked: Property[] = [
    { name: 'umMailboxPolicy', value: [...(attributes['msExchUMTemplateLink'] ?? [])] },
    { name: 'umDialPlan', value: [...(attributes['msExchUMRecipientDialPlanLink'] ?? [])] },
  ];
  return {
    name: nameOf(entry),
    path,
    guid,
    extensions: identifiersOf(attributes),
    properties: [...propertiesOf(mailboxSettings, attributes), ...linked],
  };
}
