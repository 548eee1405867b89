export { type RequestServiceOptions, requestService } from './request-service.ts';
export { statusOfError } from './status-of.ts';
