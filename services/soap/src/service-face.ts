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

/** The faces of services by name in lower case, made again when services or the components of the engine change. */
export function createFaces(
  services: readonly WebService[],
  client: Pick<Client, 'definitions'>,
): () => ReadonlyMap<string, ServiceFace> {
  let made: Made | undefined;
  return () => {
    const definitions = client.definitions();
    if (made?.definitions !== definitions || !isSame(made.services, services)) {
      const faces = services.map((service) => [service.name.toLowerCase(), faceOf(service, client)] as const);
      const faced = new Map(faces.filter(([, { operations }]) => operations.size > 0));
      made = { definitions, services: [...services], faces: faced };
    }
    return made.faces;
  };
}

interface Made {
  readonly definitions: unknown;
  readonly services: readonly WebService[];
  readonly faces: ReadonlyMap<string, ServiceFace>;
}

function isSame(a: readonly WebService[], b: readonly WebService[]): boolean {
  return a.length === b.length && a.every((service, index) => service === b[index]);
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
