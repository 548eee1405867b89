/** Name under which the service is registered with the Plan Manager. */
export const serviceName = 'HostedEmail';

export const serviceId = '299B3A26456B467591DBEED999C84809';

/** Plan type of organizations. */
export const organizationPlanType = 'ExchOrgHosting';

/** Plan type of users. */
export const userPlanType = 'ExchUserHosting';

/** Assets that customers get from this service. */
export const assets = {
  primaryDomain: 'PrimaryDomain',
  secondaryDomain: 'SecondaryDomain',
  vanityDomain: 'VanityDomain',
  mailbox: 'ExchMailboxGUID',
} as const;

/** Events that this service records. */
export const events = {
  addressListsCreated: 'AddressListsCreated',
  addressListsDeleted: 'AddressListsDeleted',
  publicFolderCreated: 'PublicFolderCreated',
  publicFolderDeleted: 'PublicFolderDeleted',
} as const;
