/** The service as the Plan Manager knows it. Source: hosted-active-directory.yaml */
export const service = {
  serviceId: '245C703561E34fCD88DA92935FEA3B4D',
  serviceName: 'Active Directory',
  serviceDescription: 'Active Directory Services',
} as const;

/** Plan types of this service, both for organizations. */
export const planTypes = { business: 'ADBusinessOrg', consumer: 'ADConsumerOrg' } as const;

/** Customer types of this service. */
export const customerTypes = {
  user: 'BusinessUser',
  organization: 'BusinessOrganization',
  reseller: 'ResellerOrganization',
  consumerOrganization: 'ConsumerOrganization',
  consumerUser: 'ConsumerUser',
  group: 'Group',
  contact: 'Contact',
} as const;

/** Events of this service. */
export const events = {
  organizationCreated: 'OrgCreated',
  organizationDeleted: 'OrgDeleted',
  organizationEnabled: 'OrgEnabled',
  organizationModified: 'OrgModified',
  organizationDisabled: 'OrgDisabled',
  userCreated: 'UserCreated',
  userDeleted: 'UserDeleted',
  userModified: 'UserModified',
  userEnabled: 'UserEnabled',
  userDisabled: 'UserDisabled',
  contactCreated: 'ContactCreated',
  groupCreated: 'GroupCreated',
} as const;

/** Whether a plan type is one of this service. */
export function isOwnPlanType(name: string): boolean {
  return name === planTypes.business || name === planTypes.consumer;
}
