export type { ExplainedRequest, ExplainedStep } from './explain.ts';
export type { ProcedureListing } from './listing.ts';
export { ProvisioningError } from './provisioning-error.ts';
export type {
  Answer,
  AnswerError,
  Client,
  Client,
  QueueOptions,
  RequestFilter,
  RequestState,
  RequestSummary,
  Submission,
  Submission,
} from './request.ts';
export type { Principal } from './standing.ts';
