import type { ProvisioningError } from '@tenantry/engine/client';
import semver from 'semver';

import { RequirementCycle, RequirementMissing, RequirementVersion, StillRequired } from './errors.ts';
import type { Manifest } from './manifest.ts';

type Requiring = Pick<Manifest, 'name' | 'version' | 'requires'>;

/** What a set of components lacks; each fault names the chain that leads to it. */
export function findRequirementFaults(components: readonly Requiring[]): ProvisioningError[] {
  const byName = new Map(components.map((each) => [each.name, each]));
  const faults = new Map<string, ProvisioningError>();
  const clear = new Set<string>();
  for (const { name } of components) visit(name, []);
  return [...faults.values()];

  function visit(name: string, above: readonly string[]): void {
    const start = above.indexOf(name);
    if (start >= 0) {
      const ring = above.slice(start);
      remember([...ring].sort().join(), RequirementCycle([...ring, name].join(' > ')));
      return;
    }
    const component = byName.get(name);
    if (!component || clear.has(name)) return;
    const chain = [...above, name];
    for (const [required, range] of Object.entries(component.requires)) {
      const found = byName.get(required);
      const path = [...chain, required].join(' > ');
      if (!found) remember(`${name} ${required}`, RequirementMissing(path, required));
      else if (!fits(found.version, range)) {
        remember(`${name} ${required}`, RequirementVersion(path, found.version, range));
      } else visit(required, chain);
    }
    clear.add(name);
  }

  function remember(key: string, fault: ProvisioningError): void {
    if (!faults.has(key)) faults.set(key, fault);
  }
}

/** Which of those that stay need one of those that go. */
export function findStillRequired(staying: readonly Requiring[], going: readonly string[]): ProvisioningError[] {
  return going.flatMap((name) => {
    const others = staying.filter(({ requires }) => name in requires).map((each) => each.name);
    return others.length > 0 ? [StillRequired(name, others.join(', '))] : [];
  });
}

/** The components with what they require before them. */
export function inOrder<T extends Requiring>(components: readonly T[]): T[] {
  const byName = new Map(components.map((each) => [each.name, each]));
  const ordered = new Set<T>();
  const visit = (component: T | undefined, above: readonly string[]): void => {
    if (!component || ordered.has(component) || above.includes(component.name)) return;
    for (const required of Object.keys(component.requires)) visit(byName.get(required), [...above, component.name]);
    ordered.add(component);
  };
  for (const component of components) visit(component, []);
  return [...ordered];
}

/** Whether a version is in a range; one before a release counts as that release. */
function fits(version: string, range: string): boolean {
  return semver.satisfies(version, range, { includePrerelease: true });
}
