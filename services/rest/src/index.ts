export { openApiOf } from './open-api.ts';
export { type RestServiceOptions, restService } from './rest-service.ts';
