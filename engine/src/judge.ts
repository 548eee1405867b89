import { type Field, type Fields, meaningOf, type ObjectKind } from '@tenantry/schema';
import { type TArray, type TObject, Type } from 'typebox';

import { effectiveRole } from './effective-role.ts';
import { AmbiguousObject, ForeignObject, MissingPrivilege, NoSuchObject, WrongKind } from './errors.ts';
import { includes, type Role } from './role.ts';
import type { OrganizationPlace, Place, Principal, Standing, StandingView } from './standing.ts';

/** Who may do what to whom: the tenant wall and the roles, judged by the types of arguments. */
export interface Judge {
  /** Forgets what was located; called after each change of the directory. */
  forget(): void;
  locate(path: string): Promise<Place | undefined>;
  /** Judges one call. */
  judge(call: JudgedCall): Promise<Verdict>;
  /** Whether the caller holds a role at an organization, or at the hosting one. */
  holds(role: Role, organization?: OrganizationPlace): Promise<boolean>;
}

export interface JudgedCall {
  readonly fields: Fields;
  readonly input: Readonly<Record<string, unknown>>;
  /** Set for the outermost procedure: the role that the caller needs at each organization that an argument reaches. */
  readonly role: Role | undefined;
  /** Whether a caller who is the only object of the call needs no role. */
  readonly aboutSelf: boolean;
  readonly outermost: boolean;
}

export interface Verdict {
  /** Input with canonical paths and derived organizations. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The organization that the call is about. */
  readonly organization: OrganizationPlace | undefined;
}

/** Principal that the operator of the installation acts as. */
export const systemTrustee = 'system';

export function createJudge(standing: Standing, view: () => StandingView, caller: Principal): Judge {
  const places = new Map<string, Promise<Place | undefined>>();
  const roles = new Map<string, Promise<Role | undefined>>();
  const isSystem = caller.trustee === systemTrustee;

  const judge: Judge = {
    forget() {
      places.clear();
      roles.clear();
    },
    locate(path) {
      const known = places.get(path);
      if (known) return known;
      const place = standing.locate(path, view());
      places.set(path, place);
      return place;
    },
    async judge({ fields, input, role, aboutSelf, outermost }) {
      const found = argumentsOf(fields, input);
      const needed = outermost || found.some(({ within }) => within) || hasDerived(fields, input);
      if (!needed) return { input, organization: undefined };

      for (const argument of found)
        if (!argument.identity || isPath(argument.value)) argument.place = await locateArgument(argument, outermost);
      const { received, organization } = await derive(fields, input, found);
      for (const argument of found) argument.place ??= await identifyArgument(argument, organization);
      for (const argument of found) requireWithin(argument, organization);
      if (outermost && !isSystem && !(aboutSelf && isAboutSelf(found))) await requireRole(found, role);
      for (const { set, place } of found) if (place) set(received, place.path);
      return { input: received, organization };
    },
    async holds(role, organization) {
      if (isSystem) return true;
      const at = organization ?? (await standing.root(view()));
      if (!at) return false;
      const held = await roleAt(at);
      return held !== undefined && includes(held, role);
    },
  };
  return judge;

  function roleAt(organization: OrganizationPlace): Promise<Role | undefined> {
    const known = roles.get(organization.guid);
    if (known) return known;
    const role = effectiveRole(standing, { caller, organization, view: view() });
    roles.set(organization.guid, role);
    return role;
  }

  // Who has nothing to do with an organization must not learn from an error that one of its objects exists, nor what it is.
  async function locateArgument({ path, value, kind }: Argument, outermost: boolean): Promise<Place> {
    const place = await judge.locate(value);
    if (!place) throw NoSuchObject(path, value);
    // What no organization owns is the hoster's, whose plain users have as little to do with it as anybody.
    const least = place.organization ? 'Users' : 'CSRAdmins';
    if (outermost && !(await judge.holds(least, place.organization))) throw NoSuchObject(path, value);
    if (!isKind(place, kind)) throw WrongKind(path, value, kind);
    return place;
  }

  async function identifyArgument(argument: Argument, organization: OrganizationPlace | undefined): Promise<Place> {
    const { path, value, kind } = argument;
    const found = organization ? await standing.identify(value, organization, view()) : [];
    const [place, other] = found.filter((each) => isKind(each, kind));
    if (!place) throw NoSuchObject(path, value);
    if (other) throw AmbiguousObject(path, value);
    return place;
  }

  /** A delegation is never its user: it has a role at an organization, and nothing else. */
  function isAboutSelf(found: readonly Argument[]): boolean {
    const self = caller.delegation ? undefined : caller.trustee.toLowerCase();
    return found.length > 0 && found.every(({ place }) => place?.path.toLowerCase() === self);
  }

  async function derive(fields: Fields, input: Readonly<Record<string, unknown>>, found: Argument[]) {
    const received: Record<string, unknown> = structuredClone({ ...input });
    for (const [name, field] of Object.entries(fields)) {
      const from = meaningOf(field).organizationOf;
      if (from === undefined || input[name] !== undefined) continue;
      const owner = found.find(({ path }) => path === from)?.place?.organization;
      if (owner) received[name] = owner.path;
    }
    return { received, organization: organizationOfCall(fields, found) };
  }

  async function requireRole(found: readonly Argument[], role: Role | undefined): Promise<void> {
    if (role === undefined && found.length === 0) return;
    const wanted = role ?? 'Users';
    const reached = new Map<string, OrganizationPlace | undefined>();
    for (const { place } of found) reached.set(place?.organization?.guid ?? '', place?.organization);
    if (reached.size === 0) reached.set('', undefined);
    for (const organization of reached.values()) {
      if (await judge.holds(wanted, organization)) continue;
      throw MissingPrivilege(caller.trustee, wanted, organization?.path ?? 'the hosting organization');
    }
  }
}

interface Argument {
  readonly path: string;
  readonly value: string;
  readonly kind: ObjectKind;
  readonly within: boolean;
  readonly identity: boolean;
  readonly set: (target: Record<string, unknown>, value: string) => void;
  place?: Place;
}

/** Every value that names a directory object, also inside records and lists. */
function argumentsOf(fields: Fields, input: Readonly<Record<string, unknown>>): Argument[] {
  const found: Argument[] = [];
  for (const [name, field] of Object.entries(fields)) found.push(...collect(field, input[name], [name]));
  return found;
}

function collect(field: Field, value: unknown, steps: readonly (string | number)[]): Argument[] {
  if (value === undefined) return [];
  const { object, within, identity = false } = meaningOf(field);
  if (object !== undefined && typeof value === 'string') {
    const set = (target: Record<string, unknown>, path: string) => setAt(target, steps, path);
    return [{ path: steps.join('/'), value, kind: object, within: within !== undefined, identity, set }];
  }
  if (Type.IsArray(field) && Array.isArray(value)) {
    return value.flatMap((item, index) => collect((field as TArray).items, item, [...steps, index]));
  }
  if (Type.IsObject(field) && typeof value === 'object' && value !== null) {
    const values = value as Record<string, unknown>;
    return Object.entries((field as TObject).properties).flatMap(([name, child]) =>
      collect(child, values[name], [...steps, name]),
    );
  }
  return [];
}

function setAt(target: Record<string, unknown>, steps: readonly (string | number)[], value: string): void {
  let parent: Record<string | number, unknown> = target;
  for (const step of steps.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  const last = steps.at(-1);
  if (last !== undefined) parent[last] = value;
}

function hasDerived(fields: Fields, input: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(fields).some(
    ([name, field]) => meaningOf(field).organizationOf !== undefined && input[name] === undefined,
  );
}

/** The organization that the call names, else the one that owns the first object it names; what is looked up in it comes last. */
function organizationOfCall(fields: Fields, found: readonly Argument[]): OrganizationPlace | undefined {
  const named = found.find(({ path, kind }) => kind === 'organization' && path in fields);
  const others = found.filter(({ place }) => place?.organization);
  const target = named ?? others.find(({ identity }) => !identity) ?? others[0];
  return target?.place?.organization;
}

function requireWithin({ within, place, path, value }: Argument, organization: OrganizationPlace | undefined): void {
  if (!within) return;
  if (!organization || place?.organization?.guid !== organization.guid) throw ForeignObject(path, value);
}

/** Whether a value names an object by its place: an LDAP path or a distinguished name. */
function isPath(value: string): boolean {
  return /^\s*(LDAP:\/\/|(CN|OU|DC)\s*=)/i.test(value);
}

function isKind(place: Place, kind: ObjectKind): boolean {
  return kind === 'entry' || place.kinds.includes(kind);
}
