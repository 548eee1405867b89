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

/** The faces of services by name in lower case, made again when the components of the engine change. */
export function createFaces(
  services: readonly WebService[],
  client: Pick<Client, 'definitions'>,
): () => ReadonlyMap<string, ServiceFace> {
  let made: { readonly of: unknown; readonly faces: ReadonlyMap<string, ServiceFace> } | undefined;
  return () => {
    const definitions = client.definitions();
    if (made?.of !== definitions) {
      const faces = services.map((service) => [service.name.toLowerCase(), faceOf(service, client)] as const);
      made = { of: definitions, faces: new Map(faces.filter(([, { operations }]) => operations.size > 0)) };
    }
    return made.faces;
  };
}

function faceOf(service: WebService, client: Pick<Client, 'definitions'>): ServiceFace {
  const operations = service.operations(client);
  const { nameOf } = xsdTypes(operations.map(({ name, request }) => ({ name, fields: request })));
  return {
    service,
    namespace: namespaceOf(service),
    operations: new Map(operations.map((operation) => [operation.name, operation])),
    typeOf: nameOf,
  };
}
