import type { Books } from '@tenantry/engine';

import { DependencyRing, NoSuchService, ServiceNameTaken } from './errors.ts';
import { canonicalGuid } from './guids.ts';
import type { Row } from './rows.ts';

/** Services and their types are registered one after the other. */
export const servicesLock = 'plans:services';

interface GivenService {
  readonly serviceId: string;
  readonly serviceName: string;
  readonly serviceDescription: string;
}

/** The row of a service. Throws PLANS_SERVICE_NAME_TAKEN. */
export async function serviceRow(
  from: Books,
  { serviceId, serviceName, serviceDescription }: GivenService,
): Promise<Row> {
  const [other] = await from.query('select from plans.service where name = $1 and service_id <> $2', [
    serviceName,
    serviceId,
  ]);
  if (other) throw ServiceNameTaken(serviceName);
  return { service_id: canonicalGuid(serviceId), name: serviceName, description: serviceDescription };
}

/** Id of a service. Throws PLANS_NO_SUCH_SERVICE. */
export async function serviceIdOf(from: Books, name: string): Promise<string> {
  const [service] = await from.query<{ id: string }>('select service_id as id from plans.service where name = $1', [
    name,
  ]);
  if (!service) throw NoSuchService(name);
  return service.id;
}

const ringStatement = `
  with recursive needed as (
    select $1::uuid as service_id
    union
    select d.depends_on
    from needed n
    join plans.service_dependency d using (service_id)
  )
  select from needed where service_id = $2`;

/** Rows of the services that a service depends on. Throws PLANS_NO_SUCH_SERVICE, PLANS_DEPENDENCY_RING. */
export async function dependencyRows(
  from: Books,
  { serviceId, serviceName }: Pick<GivenService, 'serviceId' | 'serviceName'>,
  dependencies: readonly string[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of new Set(dependencies)) {
    const other = await serviceIdOf(from, name);
    const [ring] = await from.query(ringStatement, [other, serviceId]);
    if (ring) throw DependencyRing(serviceName, name);
    rows.push({ service_id: canonicalGuid(serviceId), depends_on: other });
  }
  return rows;
}
