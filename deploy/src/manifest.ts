import semver from 'semver';

import { ManifestInvalid } from './errors.ts';

export const componentKinds = ['provider', 'namespace', 'web-service'] as const;

export type ComponentKind = (typeof componentKinds)[number];

/** What a component says of itself: the `tenantry` part of its package.json, with what npm knows of it. */
export interface Manifest {
  /** E.g. `hosted-email-2007`. */
  readonly name: string;
  readonly version: string;
  readonly kind: ComponentKind;
  /** Published name, e.g. `Hosted Email 2007`. */
  readonly namespace: string;
  /** Components that it cannot do without, with the range of versions that will do. */
  readonly requires: Readonly<Record<string, string>>;
  /** Procedures of its namespace that are to be run once after it was installed. */
  readonly initialize: readonly string[];
  /** Published name of its package, e.g. `HostedEmail2007NS`. */
  readonly package: string;
  /** Where it stands in the tree of the Deployment Tool, e.g. `Hosted Exchange`. */
  readonly group: string;
}

/** Groups of the tree in their order. Source: deployment-tool.md 4 */
export const groups = ['Core Platform', 'Hosted Exchange', 'MPS Web Service', 'Service Components'] as const;

const suffixes: Readonly<Record<ComponentKind, string>> = { provider: '', namespace: 'NS', 'web-service': 'WS' };
const anyVersion = '*';

/** Reads a package.json; throws DEPLOY_MANIFEST_INVALID with the path of what is wrong. */
export function readManifest(text: string, file: string): Manifest {
  const json = record(parse(text, file), { file, path: 'the file' });
  const own = record(json['tenantry'], { file, path: 'tenantry' });
  const at = (path: string) => ({ file, path });
  const kind = componentKinds.find((each) => each === own['kind']);
  if (!kind)
    throw ManifestInvalid(file, `tenantry.kind is ${show(own['kind'])}`, `one of ${componentKinds.join(', ')}`);
  const version = word(json['version'], at('version'));
  if (semver.valid(version) !== version)
    throw ManifestInvalid(file, `version is ${version}`, 'a version such as 1.2.0');
  const namespace = word(own['namespace'], at('tenantry.namespace'));
  const name = (word(json['name'], at('name')).split('/').at(-1) ?? '').toLowerCase();
  if (!/^[a-z0-9][a-z0-9-]{0,100}$/.test(name)) {
    throw ManifestInvalid(file, `name is ${name}`, 'small letters, digits and hyphens');
  }
  const packageName =
    own['package'] ?? `${namespace.replace(/ Web Service$/, '').replaceAll(/[^A-Za-z0-9]/g, '')}${suffixes[kind]}`;
  if (typeof packageName !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9-]{0,100}$/.test(packageName)) {
    throw ManifestInvalid(file, `tenantry.package is ${show(packageName)}`, 'letters, digits and hyphens');
  }
  return {
    name,
    version,
    kind,
    namespace,
    requires: readRequires(own['requires'] ?? [], file),
    initialize: words(own['initialize'] ?? [], at('tenantry.initialize')),
    package: packageName,
    group: own['group'] === undefined ? defaultGroup(kind) : word(own['group'], at('tenantry.group')),
  };
}

function defaultGroup(kind: ComponentKind): string {
  return kind === 'web-service' ? 'MPS Web Service' : 'Service Components';
}

interface Spot {
  readonly file: string;
  readonly path: string;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw ManifestInvalid(file, (cause as Error).message, 'JSON');
  }
}

/** A list of names takes any version; a record says which. */
function readRequires(value: unknown, file: string): Record<string, string> {
  const at = { file, path: 'tenantry.requires' };
  if (Array.isArray(value)) return Object.fromEntries(words(value, at).map((name) => [name, anyVersion]));
  const ranges = strings(value, at);
  for (const [name, range] of Object.entries(ranges)) {
    if (semver.validRange(range) === null) {
      throw ManifestInvalid(
        file,
        `tenantry.requires.${name} is ${range}`,
        'a range of versions such as ">=1.2.0 <2.0.0"',
      );
    }
  }
  return ranges;
}

function record(value: unknown, { file, path }: Spot): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw ManifestInvalid(file, `${path} is ${show(value)}`, 'an object');
}

function strings(value: unknown, at: Spot): Record<string, string> {
  const entries = Object.entries(record(value, at));
  return Object.fromEntries(entries.map(([name, each]) => [name, word(each, { ...at, path: `${at.path}.${name}` })]));
}

function words(value: unknown, at: Spot): string[] {
  if (!Array.isArray(value)) throw ManifestInvalid(at.file, `${at.path} is ${show(value)}`, 'a list of names');
  return value.map((each, index) => word(each, { ...at, path: `${at.path}[${index}]` }));
}

function word(value: unknown, { file, path }: Spot): string {
  if (typeof value === 'string' && value !== '' && value.length <= 500) return value;
  throw ManifestInvalid(file, `${path} is ${show(value)}`, 'text');
}

function show(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 60);
}
