export { generalService } from './general-service.ts';
export type { Operation } from './operation.ts';
export { createFaces, type ServiceFace } from './service-face.ts';
export { type SoapServiceOptions, soapService } from './soap-service.ts';
export { type WebService, webService } from './web-service.ts';
export { renderWsdl, schemaOf } from './wsdl.ts';
