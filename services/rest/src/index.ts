export { openApiOf } from './open-api.ts';
export { nameInAddress, slugOf } from './procedure-names.ts';
export { type RestServiceOptions, restService } from './rest-service.ts';
