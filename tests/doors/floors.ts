import type { Package } from './manifests.ts';

/** What each floor may depend on. Two of one floor don't know each other, except namespaces, which know contracts. */
const floors: Readonly<Record<string, readonly string[]>> = {
  schema: [],
  engine: ['schema'],
  directory: ['engine', 'schema'],
  providers: ['directory', 'engine', 'schema'],
  namespaces: ['namespaces', 'providers', 'engine', 'schema'],
  services: ['engine', 'schema'],
  // A web service is the description of one: the layer that serves it, and the namespace that it cannot be without.
  'services/web': ['services', 'namespaces', 'engine', 'schema'],
  deploy: ['engine', 'schema'],
  cli: ['deploy', 'services/web', 'services', 'namespaces', 'providers', 'directory', 'engine', 'schema'],
  tests: ['cli', 'deploy', 'services/web', 'services', 'namespaces', 'providers', 'directory', 'engine', 'schema'],
};

/** The harness; whatever it needs, only tests see it. */
const testing = '@tenantry/testing';

/** Dependencies that go up, rings, and manifests that do not say what they require. */
export function findFloorFaults(packages: readonly Package[]): string[] {
  const byName = new Map(packages.map((each) => [each.name, each]));
  return [...packages.flatMap((each) => faultsOf(each, byName)), ...findRings(packages, byName)];
}

function faultsOf({ folder, floor, dependencies, devDependencies, requires }: Package, byName: Map<string, Package>) {
  const allowed = floors[floor ?? ''];
  if (!allowed)
    return [`${folder}/package.json: "tenantry.floor" is ${floor}; it must be ${Object.keys(floors).join(', ')}.`];

  const faults: string[] = [];
  if (!folder.startsWith(floor ?? ''))
    faults.push(`${folder}/package.json: the floor is ${floor}, the folder is another.`);
  const own = [...dependencies, ...devDependencies.filter((name) => name !== testing)].filter((name) =>
    name.startsWith('@tenantry/'),
  );
  for (const name of own) {
    const target = byName.get(name);
    if (!target) faults.push(`${folder}/package.json: there is no package ${name}.`);
    else if (!allowed.includes(target.floor ?? '')) {
      faults.push(
        `${folder}/package.json: ${floor} may not depend on ${target.floor} (${name}). See docs/decisions/0002-floors.md.`,
      );
    }
  }
  return requires === undefined ? faults : [...faults, ...requirementFaults(folder, { own, requires, byName })];
}

/** A component requires exactly the components that it depends on. */
function requirementFaults(
  folder: string,
  { own, requires, byName }: { own: readonly string[]; requires: readonly string[]; byName: Map<string, Package> },
): string[] {
  const components = own
    .filter((name) => byName.get(name)?.requires !== undefined)
    .map((name) => name.split('/')[1] ?? '');
  const missing = components.filter((name) => !requires.includes(name));
  const idle = requires.filter((name) => !components.includes(name));
  return [
    ...missing.map((name) => `${folder}/package.json: depends on ${name}, but "tenantry.requires" does not name it.`),
    ...idle.map((name) => `${folder}/package.json: "tenantry.requires" names ${name}, but no dependency does.`),
  ];
}

function findRings(packages: readonly Package[], byName: Map<string, Package>): string[] {
  const rings: string[] = [];
  const done = new Set<string>();
  for (const { name } of packages) visit(name, []);
  return rings;

  function visit(name: string, above: readonly string[]): void {
    const start = above.indexOf(name);
    if (start >= 0) {
      rings.push(`${[...above.slice(start), name].join(' -> ')}: packages depend on each other in a ring.`);
      return;
    }
    if (done.has(name)) return;
    for (const dependency of byName.get(name)?.dependencies ?? []) visit(dependency, [...above, name]);
    done.add(name);
  }
}
