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
  const id = canonicalGuid(serviceId);
  const [other] = await from.query('select from plans.service where name = $1 and service_id <> $2', [serviceName, id]);
  if (other) throw ServiceNameTaken(serviceName);
  return { service_id: id, name: serviceName, description: serviceDescription };
}

/** Id of a service. Throws PLANS_NO_SUCH_SERVICE. */
export async function serviceIdOf(from: Books, name: string): Promise<string> {
  const [service] = await from.query<{ id: string }>('select service_id as id from plans.service where name = $1', [
    name,
  ]);
  if (!service) throw NoSuchService(name);
  return service.id;
}

// Each wanted service, with whether it needs the one that is to depend on it.
const dependencyStatement = `
  with recursive wanted as (
    select name, s.service_id
    from unnest($1::text[]) name
    left join plans.service s using (name)
  ), needed as (
    select name, service_id
    from wanted
    union
    select n.name, d.depends_on
    from needed n
    join plans.service_dependency d using (service_id)
  )
  select w.name, w.service_id as id,
    exists (select from needed n where n.name = w.name and n.service_id = $2) as ring
  from wanted w`;

/** Rows of the services that a service depends on. Throws PLANS_NO_SUCH_SERVICE, PLANS_DEPENDENCY_RING. */
export async function dependencyRows(
  from: Books,
  { serviceId, serviceName }: Pick<GivenService, 'serviceId' | 'serviceName'>,
  dependencies: readonly string[],
): Promise<Row[]> {
  const names = [...new Set(dependencies)];
  if (names.length === 0) return [];
  const id = canonicalGuid(serviceId);
  const found = await from.query<{ name: string; id: string | null; ring: boolean }>(dependencyStatement, [names, id]);
  const byName = new Map(found.map((each) => [each.name, each]));
  return names.map((name) => {
    const other = byName.get(name);
    // A service that registers itself for the first time is not in the books yet.
    if (name === serviceName || other?.ring) throw DependencyRing(serviceName, name);
    if (!other?.id) throw NoSuchService(name);
    return { service_id: id, depends_on: other.id };
  });
}
