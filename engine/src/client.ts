export type { Answer, AnswerError, Client, RequestFilter, RequestState, RequestSummary, Submission } from './request.ts';
export type { ProcedureListing } from './listing.ts';
export type { ExplainedRequest, ExplainedStep } from './explain.ts';
export { ProvisioningError } from './provisioning-error.ts';
export type { Principal } from './standing.ts';
