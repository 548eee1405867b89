import type { WebService } from './web-service.ts';

/** Namespace of all elements of a service. The historical one is not known. */
export function namespaceOf({ name }: Pick<WebService, 'name'>): string {
  return `urn:tenantry:${name}`;
}

/** SOAP action of a method. */
export function actionOf(service: Pick<WebService, 'name'>, operation: string): string {
  return `${namespaceOf(service)}/${operation}`;
}
