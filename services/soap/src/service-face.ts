import type { Client } from '@tenantry/engine/client';
import { type Field, xsdTypes } from '@tenantry/schema';

import type { Operation } from './operation.ts';
import { namespaceOf } from './target-namespace.ts';
import type { WebService } from './web-service.ts';

/** A service as it is served: its methods and the names of its types, made once. */
export interface ServiceFace {
  readonly service: WebService;
  readonly namespace: string;
  readonly operations: ReadonlyMap<string, Operation>;
  typeOf(field: Field): string | undefined;
}

export function faceOf(service: WebService, client: Pick<Client, 'definitions'>): ServiceFace {
  const operations = service.operations(client);
  const { nameOf } = xsdTypes(operations.map(({ name, request }) => ({ name, fields: request })));
  return {
    service,
    namespace: namespaceOf(service),
    operations: new Map(operations.map((operation) => [operation.name, operation])),
    typeOf: nameOf,
  };
}
