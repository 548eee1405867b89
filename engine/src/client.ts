export {
  type Answer,
  type AnswerError,
  type RequestFilter,
  type RequestState,
  type RequestSummary,
  requestStates,
} from './answer.ts';
export { type Condition, digestOf } from './condition.ts';
export type { ExplainedRequest, ExplainedStep } from './explain.ts';
export type { FieldListing, ProcedureDefinition, ProcedureListing } from './listing.ts';
export type { ObservedCall, ObservedRequest, PoolLoad } from './observation.ts';
export { parseDocument } from './parse-document.ts';
export { type ErrorKind, error, ProvisioningError } from './provisioning-error.ts';
export type { Client, QueueOptions, Submission } from './request.ts';
export { type Role, roles } from './role.ts';
export type { Delegation, Principal } from './standing.ts';
