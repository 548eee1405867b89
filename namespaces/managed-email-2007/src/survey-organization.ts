import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, guid, integer, list, optional, record, text } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { ownLists } from './own-lists.ts';
import { listedRecipients } from './recipient-list-fields.ts';

export const SurveyOrganization_ = composite({
  summary: 'Says what an organization has in the directory of what is counted and booked.',
  remarks: 'For an organization that the directory no longer has the path and all lists are empty.',
  source: 'known-faults.md B2, B14',
  input: {
    orgGUID: guid('Organization.'),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('LDAP path; empty when the directory no longer has it.'),
    recipients: listedRecipients,
    folders: list(
      'folder',
      record('One public folder.', {
        path: text('Path of the folder, e.g. \\AlpineSkiHouse\\Legal.'),
        storageKilobytes: optional(integer('Storage quota; none when it is unlimited.')),
        postKilobytes: optional(integer('Size at which posting stops; none when it is unlimited.')),
      }),
      { maxItems: 1_000_000 },
    ),
    domains: list('domainName', text('SMTP domain in lower case.'), { sentence: 'Domains that it owns or shares.' }),
  },

  async run({ input, call }) {
    const controller = controllerOf(input);
    const { objects } = await call(activeDirectory.PathsFromGuids, { guids: [input.orgGUID], ...controller });
    const organization = objects[0]?.path;
    if (organization === undefined) return { path: '', recipients: [], folders: [], domains: [] };

    const target = { organization, ...controller };
    const { recipients } = await call(ownLists.ListRecipients_, target);
    const { folders } = await call(exchange.ListFolders_, target);
    const { domains } = await call(ownLists.GetOrganizationDomains_, target);
    return { path: organization, recipients, folders, domains: domains.map(({ domainName }) => domainName) };
  },
});
