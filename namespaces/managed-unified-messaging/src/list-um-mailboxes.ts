import { composite } from '@tenantry/engine';
import { domainController, list, organization, text } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

export const ListUMMailboxes_ = composite({
  summary: 'Lists the users of an organization and below whose mailboxes are enabled for unified messaging.',
  input: { preferredDomainController: domainController(), organization: organization() },
  output: { users: list('user', text('LDAP path of one user.'), { sentence: 'The users.', maxItems: 1_000_000 }) },

  run: ({ input, call }) => call(unifiedMessaging.ListUMMailboxes_, input),
});
