export { GetCallerUIRoles } from './get-caller-ui-roles.ts';
export { GetOrgType } from './get-org-type.ts';
export { InitializeADforHosting } from './initialize-a-dfor-hosting.ts';
export { TestDomainAdmin } from './test-domain-admin.ts';
