import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A package of the workspace. */
export interface Package {
  readonly name: string;
  /** Relative to the root. */
  readonly folder: string;
  readonly floor: string | undefined;
  /** Folders of the components that its manifest requires. */
  readonly requires: readonly string[] | undefined;
  readonly namespace: string | undefined;
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly tenantry?: { readonly floor?: string; readonly requires?: readonly string[]; readonly namespace?: string };
}

/** Every package below a root, by its manifest. */
export async function readPackages(root: string): Promise<Package[]> {
  const packages: Package[] = [];
  const pattern =
    '{schema,engine,directory,deploy,cli,providers/*,namespaces/*,services/*,services/web/*,tests/*}/package.json';
  for await (const file of glob(pattern, { cwd: root })) {
    // Written by us; what is missing shows as a fault.
    const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest;
    packages.push({
      name: manifest.name,
      folder: dirname(file),
      floor: manifest.tenantry?.floor,
      requires: manifest.tenantry?.requires,
      namespace: manifest.tenantry?.namespace,
      dependencies: Object.keys(manifest.dependencies ?? {}),
      devDependencies: Object.keys(manifest.devDependencies ?? {}),
    });
  }
  return packages.sort((a, b) => a.folder.localeCompare(b.folder));
}
