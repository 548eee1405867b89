import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { boolean, byIdentity, domainController, list, optional, recipient, record, text, user } from '@tenantry/schema';

import { accessRight, inheritanceType } from './permission-fields.ts';

export const GetMailboxPermission = composite({
  summary: 'Lists the rights on a mailbox, or tells who owns it.',
  source: 'managed-email-2007.yaml (dd278967)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User whose mailbox it is.', { within: 'organization' }),
    owner: optional(byIdentity(user('Asks who owns the mailbox; answered when it is this user.'))),
    trustee: optional(byIdentity(recipient('Only the rights of this user or group; not together with owner.'))),
  },
  output: {
    permissions: list(
      'permission',
      record('Rights of one trustee.', {
        identity: text('DN of the mailbox.'),
        trustee: optional(
          text('LDAP path of the trustee, NT AUTHORITY\\SELF for the owner, else a security identifier.'),
        ),
        owner: optional(text('Owner of the mailbox, when asked for.')),
        deny: boolean('Denied instead of allowed.'),
        isInherited: boolean('It comes from above and cannot be taken away here.'),
        isValid: boolean('The trustee still exists.'),
        inheritanceType,
        accessRights: list('value', accessRight),
      }),
      { sentence: 'The rights, denials first.' },
    ),
  },

  async run({ input, call }) {
    const { owner, trustee, user, ...controller } = input;
    const { permissions } = await call(exchange.GetMailboxPermission, {
      ...controller,
      path: user,
      ...(owner === undefined ? {} : { owner }),
      ...(trustee === undefined ? {} : { user: trustee }),
    });
    return {
      permissions: permissions.map(({ user: holder, ...rest }) => ({
        ...rest,
        ...(holder === undefined ? {} : { trustee: holder }),
      })),
    };
  },
});
