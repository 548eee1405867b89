import { boolean, byIdentity, domainController, list, oneOf, optional, recipient, user } from '@tenantry/schema';

import { accessRights, inheritanceTypes } from './mailbox-rights.ts';

/** Which rights of whom on which mailbox. */
export const permissionFields = {
  preferredDomainController: domainController(),
  path: user('LDAP path of the user who owns the mailbox.', { within: 'organization' }),
  user: byIdentity(recipient('User or security group of the same organization whose rights change.')),
  accessRights: list('value', oneOf(accessRights, 'One right.'), {
    sentence: 'Rights on the mailbox; SendAs is the right to send in its name.',
    minItems: 1,
  }),
  deny: optional(boolean('True: it is denied instead of allowed. Default false.')),
  inheritanceType: optional(oneOf(inheritanceTypes, 'What below the mailbox inherits.')),
};
