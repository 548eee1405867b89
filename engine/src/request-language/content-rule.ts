import type { Element } from '@tenantry/schema';

/** What may stand in an element of a schema: text, and elements in an order. Source: XDR reference, ElementType and group */
export interface ContentRule {
  readonly content: 'empty' | 'textOnly' | 'eltOnly' | 'mixed';
  readonly group: Group;
}

/** An element or a group of them, with its occurrences; undefined when the schema does not say them. */
export type Particle = Group | Member;

export interface Member extends Occurrences {
  readonly kind: 'element';
  readonly name: string;
}

export interface Group extends Occurrences {
  readonly kind: 'group';
  /** One of its members; all in this order; any of them in any order. */
  readonly order: 'one' | 'seq' | 'many';
  readonly particles: readonly Particle[];
  /** The member that begins with an element of this name. */
  readonly starts: ReadonlyMap<string, Particle>;
}

interface Occurrences {
  readonly least: number | undefined;
  readonly most: number | undefined;
}

/** What is wrong with the children of an element. */
export function contentViolations(
  { content, closed }: { readonly content: ContentRule; readonly closed: boolean },
  element: Element,
  path: string,
): string[] {
  const { content: kind, group } = content;
  const inner = element.children.filter((child) => typeof child !== 'string').map(({ name }) => name);
  const text = element.children.some((child) => typeof child === 'string' && child.trim() !== '');
  if (text && (kind === 'empty' || kind === 'eltOnly')) return [`${path} has text, expected none.`];
  if (inner.length > 0 && (kind === 'empty' || (kind === 'textOnly' && closed))) {
    return [`${path} has elements, expected none.`];
  }
  const known = namesOf(group);
  const strange = closed ? [...new Set(inner)].filter((name) => !known.has(name)) : [];
  return [
    ...matchGroup(
      group,
      inner.filter((name) => known.has(name)),
      path,
    ),
    ...strange.slice(0, 5).map((name) => `${path}/${name} is not part of the schema.`),
  ];
}

function namesOf(group: Group): ReadonlySet<string> {
  const names = new Set<string>();
  const gather = ({ particles }: Group): void => {
    for (const particle of particles) {
      if (particle.kind === 'element') names.add(particle.name);
      else gather(particle);
    }
  };
  gather(group);
  return names;
}

/** A schema is deterministic: the next name says which member it belongs to, so one look at each name is enough. */
function matchGroup(group: Group, names: readonly string[], path: string): string[] {
  const found: string[] = [];
  const present = new Set(names);
  const left = names[matchOnce(group, 0)];
  if (left !== undefined) {
    found.push(`${path}/${left} occurs too often, or in another order than the schema has it (${describe(group)}).`);
  }
  return found;

  function matchOnce(particle: Particle, at: number): number {
    if (particle.kind === 'element') return at + 1;
    if (particle.order === 'seq') return particle.particles.reduce((from, member) => matchAll(member, from), at);
    if (particle.order === 'many') return matchMany(particle, at);
    const member = startOf(particle, at);
    if (member) return matchAll(member, at);
    if (!particle.particles.some(mayBeAbsent)) found.push(`${path} has none of ${describe(particle)}, expected one.`);
    return at;
  }

  function matchAll(particle: Particle, from: number): number {
    const { least = 1, most = 1 } = particle;
    let at = from;
    let count = 0;
    while (count < most && begins(particle, at)) {
      const next = matchOnce(particle, at);
      if (next === at) break;
      at = next;
      count++;
    }
    if (count < least && !(particle.kind === 'group' && mayBeAbsent(particle))) {
      lack(particle);
    }
    return at;
  }

  /** Any order and any number; occurrences that the schema does say are held all the same. */
  function matchMany(group: Group, from: number): number {
    const counts = new Map<Particle, number>();
    let at = from;
    for (let member = startOf(group, at); member; member = startOf(group, at)) {
      const next = matchOnce(member, at);
      if (next === at) break;
      at = next;
      counts.set(member, (counts.get(member) ?? 0) + 1);
    }
    for (const member of group.particles) {
      const count = counts.get(member) ?? 0;
      const { least = 0, most = Number.POSITIVE_INFINITY } = member;
      if (count < least) lack(member);
      if (count > most) found.push(`${path}/${describe(member)} occurs ${count} times, expected at most ${most}.`);
    }
    return at;
  }

  function startOf({ starts }: Group, at: number): Particle | undefined {
    const name = names[at];
    return name === undefined ? undefined : starts.get(name);
  }

  function begins(particle: Particle, at: number): boolean {
    const name = names[at];
    if (name === undefined) return false;
    return particle.kind === 'element' ? particle.name === name : particle.starts.has(name);
  }

  /** What is there in the wrong place is told as that. */
  function lack(particle: Particle): void {
    if (particle.kind === 'group') found.push(`${path} lacks ${describe(particle)}.`);
    else if (!present.has(particle.name)) found.push(`${path}/${particle.name} is missing.`);
  }
}

/** Whether nothing at all satisfies it. */
function mayBeAbsent(particle: Particle): boolean {
  if (particle.least === 0) return true;
  if (particle.kind === 'element') return false;
  if (particle.order === 'one') return particle.particles.some(mayBeAbsent);
  if (particle.order === 'seq') return particle.particles.every(mayBeAbsent);
  return particle.particles.every(({ least = 0 }) => least === 0);
}

const signs = { one: ' | ', seq: ', ', many: ' & ' } as const;

function describe(particle: Particle): string {
  if (particle.kind === 'element') return particle.name;
  const shown = particle.particles.slice(0, 10).map(describe);
  const more = particle.particles.length > 10 ? ['...'] : [];
  return `(${[...shown, ...more].join(signs[particle.order])})`;
}
