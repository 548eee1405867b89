export { ImportBusinessOrganization } from './import-business-organization.ts';
export { ImportConsumerOrganization } from './import-consumer-organization.ts';
export { ImportContact } from './import-contact.ts';
export { ImportGroup } from './import-group.ts';
export { ImportResellerOrganization } from './import-reseller-organization.ts';
