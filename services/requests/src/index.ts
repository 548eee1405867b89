export { type RequestServiceOptions, requestService } from './request-service.ts';
