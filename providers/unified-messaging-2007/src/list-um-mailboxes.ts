import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, list, organization, text } from '@tenantry/schema';

import { isEnabledFilter } from './um-mailbox.ts';

export const ListUMMailboxes_ = read({
  summary: 'Lists the users of an organization and below whose mailboxes are enabled for unified messaging.',
  input: { preferredDomainController: domainController(), organization: organization() },
  output: { users: list('user', text('LDAP path of one user.'), { sentence: 'The users.', maxItems: 1_000_000 }) },

  async run({ input, use }) {
    const users: string[] = [];
    const search = { base: input.organization, filter: isEnabledFilter, attributes: ['cn'] };
    for await (const { path } of use(directory).search(search)) users.push(path);
    return { users };
  },
});
