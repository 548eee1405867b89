export { callOf, errorOf, type Output, type Run, requireDone, runProcedure } from './call.ts';
export { addClientAccessServer } from './client-access-server.ts';
export { testPassword } from './create-tenant.ts';
export { subscribedToMobility, userWithDevice } from './devices.ts';
export type { MakeRequest } from './make-request.ts';
export { type HostingPaths, provisionTwoTenants } from './provision-two-tenants.ts';
export { findRequest, requestFileOf, requestFor, requestNames } from './requests.ts';
export type { Tenant } from './tenant.ts';
export { type TwoTenants, twoTenants } from './two-tenants.ts';
