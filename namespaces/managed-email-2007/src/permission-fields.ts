import { boolean, byIdentity, domainController, list, oneOf, optional, recipient, user } from '@tenantry/schema';

export const accessRight = oneOf(
  ['ChangeOwner', 'ChangePermission', 'DeleteItem', 'ExternalAccount', 'FullAccess', 'ReadPermission', 'SendAs'],
  'One right; SendAs is the right to send in the name of the mailbox.',
);

export const inheritanceType = oneOf(
  ['None', 'All', 'Descendents', 'SelfAndChildren', 'Children'],
  'What below the mailbox inherits.',
);

/** The mailbox, and who is to get or lose rights on it. */
export const mailboxAndTrustee = {
  preferredDomainController: domainController(),
  user: user('User whose mailbox it is.', { within: 'organization' }),
  trustee: byIdentity(recipient('User or security group of the same organization.')),
};

/** The rights, in the order of the published elements. */
export const rightsFields = {
  accessRights: list('value', accessRight, { sentence: 'Rights on the mailbox.', minItems: 1 }),
  deny: optional(boolean('True: about denials instead of permissions. Default false.')),
  inheritanceType: optional(inheritanceType),
};
