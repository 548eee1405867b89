import { composite } from '@tenantry/engine';
import { domainController, list, optional, organization, record, text } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { identity } from './fields.ts';

export const ListUMCandidates_ = composite({
  summary:
    'Lists the mailboxes of an organization that are not enabled for unified messaging, with the extension that their telephone number ends in.',
  input: {
    preferredDomainController: domainController(),
    organization: organization(),
    umDialPlan: identity('Dial plan that says how many digits an extension has.'),
  },
  output: {
    mailboxes: list(
      'mailbox',
      record('One mailbox.', {
        path: text('LDAP path of the user.'),
        extension: optional(text('Extension; none when there is no number with enough digits.')),
      }),
    ),
  },

  run: ({ input, call }) => call(unifiedMessaging.ListUMCandidates_, input),
});
