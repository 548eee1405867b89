/** Name under which the service is registered with the Plan Manager. */
export const serviceName = 'HostedMobility';

export const serviceId = '3E9B7F60C2A14D5B8F1746D0A9C35E28';

/** Plan type of organizations. */
export const organizationPlanType = 'MobilityOrgHosting';

/** Plan type of users. */
export const userPlanType = 'MobilityUserHosting';
