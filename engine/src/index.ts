export { type Component, namespace, provider } from './component.ts';
export { type Contract, contract } from './contract.ts';
export {
  type AnyProcedure,
  type Call,
  type CompositeScope,
  composite,
  type LeafScope,
  read,
  write,
} from './procedure.ts';
export { type ErrorKind, error, ProvisioningError } from './provisioning-error.ts';
export type { Reference } from './reference.ts';
export { type Books, books, type Resource, resource, type Use } from './resource.ts';
export { type Role, roles } from './role.ts';
export type { OrganizationPlace, Place, Principal } from './standing.ts';
