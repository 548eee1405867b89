import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, guid, list, oneOf, optional, organization } from '@tenantry/schema';

import { controllerOf, readValues } from './directory-values.ts';
import { folderGroups } from './folder-groups.ts';
import { pointedTo } from './pointers.ts';
import { listedRecipients, recipientKinds } from './recipient-list-fields.ts';
import { storeNameOf } from './store-name.ts';

export const ListRecipients_ = composite({
  summary: 'Lists the recipients of an organization, or certain objects as far as they are recipients.',
  remarks:
    'The groups FolderAdmins@ and FolderUsers@ are left out: they come with public folders, nobody has created them.',
  source: 'exchange-directory-model.md 3',
  input: {
    preferredDomainController: domainController(),
    organization: optional(organization('Organization whose recipients are listed.')),
    guids: optional(list('guid', guid('One object.'), { sentence: 'Objects to look for.' })),
    kind: optional(oneOf(recipientKinds, 'Only recipients of this kind.')),
  },
  output: { recipients: listedRecipients },

  async run({ input, call }) {
    const { recipients } = await call(exchange.ListRecipients_, input);
    const { organization: path } = input;
    const ownGroups = new Set<string>();
    if (path !== undefined && input.kind !== 'mailbox') {
      const object = { path, ...controllerOf(input) };
      const { otherWellKnownObjects } = await readValues(call, object, ['otherWellKnownObjects']);
      for (const { pointer } of folderGroups) {
        const group = pointedTo(otherWellKnownObjects, pointer);
        if (group !== undefined) ownGroups.add(`ldap://${group.toLowerCase()}`);
      }
    }
    return {
      recipients: recipients
        .filter((recipient) => !ownGroups.has(recipient.path.toLowerCase()))
        .map(({ database, ...recipient }) => ({
          ...recipient,
          ...(database === undefined ? {} : { database: storeNameOf(database) }),
        })),
    };
  },
});
