import type { PublicProcedure } from '@tenantry/cli/isolation';
import type { Hosting } from '@tenantry/testing';
import { testPassword } from '@tenantry/testing';

/** Somebody with a role at an organization. */
export interface Caller {
  readonly title: string;
  readonly path: string;
  /** DN of the organization. */
  readonly home: string;
  readonly role: Role;
}

type Role = NonNullable<PublicProcedure['role']>;

/** From high to low: mpf-engine.md section 8. */
const ranking: readonly Role[] = ['DomainAdmin', 'OrgCreators', 'UserCreators', 'CSRAdmins', 'Users'];
const selfPointer = 'CC016CF08DEF4EA4A05C9C54B198785A';

/** One of each role in the own line of organizations, and in another one. */
export async function everyCaller(hoster: Hosting): Promise<Caller[]> {
  const { paths, acme, rival, reseller, run } = hoster;
  const container = paths.hosting.path;
  const { org } = await run('Hosted Active Directory::CreateResellerOrganization', { container, name: 'Competitor' });
  const callers: Caller[] = [
    { title: 'hoster', path: paths.hosting.administrator, home: dnOf(container), role: 'DomainAdmin' },
    { title: 'reseller', path: reseller.administrator, home: dnOf(reseller.path), role: 'OrgCreators' },
    {
      title: 'other reseller',
      path: await makeUser(hoster, org.path, { userPrincipalName: 'boss@fabrikam.com', isAdmin: true }),
      home: dnOf(org.path),
      role: 'OrgCreators',
    },
  ];
  for (const [title, tenant] of [
    ['', acme],
    ['other ', rival],
  ] as const) {
    const home = dnOf(tenant.path);
    const helper = await makeUser(hoster, tenant.path, {
      userPrincipalName: `helper@${tenant.domain}`,
      isAdmin: false,
    });
    const name = home.split(',')[0]?.slice('OU='.length);
    await run('Managed Active Directory::GroupAdd', {
      group: `LDAP://CN=CSRAdmins@${name},${home}`,
      newMember: helper,
    });
    callers.push(
      { title: `${title}administrator`, path: tenant.administrator, home, role: 'UserCreators' },
      { title: `${title}help desk`, path: helper, home, role: 'CSRAdmins' },
      {
        title: `${title}user`,
        path: await makeUser(hoster, tenant.path, { userPrincipalName: `nobody@${tenant.domain}`, isAdmin: false }),
        home,
        role: 'Users',
      },
    );
  }
  return callers;
}

/** DNs of the organizations that the objects of an input belong to; the hosting one for what belongs to none. */
export async function organizationsOf(
  { directory, paths }: Hosting,
  { positions }: PublicProcedure,
  input: unknown,
): Promise<string[]> {
  const found = new Set<string>();
  for (const { path, kind } of positions) {
    if (kind === undefined) continue;
    for (const value of valuesAt(input, path.split('/'))) {
      // Other names than paths are looked up in the organization of the call.
      if (/^LDAP:/i.test(value)) found.add((await owner(value)) ?? dnOf(paths.hosting.path));
    }
  }
  return [...found];

  async function owner(path: string): Promise<string | undefined> {
    for (let dn = dnOf(path); dn !== ''; dn = dn.slice(dn.search(/(?<!\\),/) + 1)) {
      const entry = await directory.find(dn, ['otherWellKnownObjects']);
      const pointers = entry?.attributes['otherWellKnownObjects'] ?? [];
      if (pointers.some((pointer) => pointer.startsWith(`B:32:${selfPointer}:`))) return dn;
      if (!dn.includes(',')) return undefined;
    }
    return undefined;
  }
}

/** Whether the declared role is reached at every organization; a user is somebody at the own one only, the others also below theirs. */
export function isAllowed(caller: Caller, { role, positions }: PublicProcedure, reached: readonly string[]): boolean {
  const hasObjects = positions.some(({ kind }) => kind !== undefined) && reached.length > 0;
  if (role === undefined && !hasObjects) return true;
  const wanted = ranking.indexOf(role ?? 'Users');
  const hosting = caller.home.slice(caller.home.indexOf('OU=Hosting'));
  return (reached.length > 0 ? reached : [hosting]).every((organization) => {
    const isAt = organization === caller.home;
    const isBelow = organization.endsWith(`,${caller.home}`) && caller.role !== 'Users';
    return (isAt || isBelow) && ranking.indexOf(caller.role) <= wanted;
  });
}

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): string[] {
  if (step === undefined) return [value].flat().filter((each) => typeof each === 'string');
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, [step, ...rest]));
  if (typeof value !== 'object' || value === null) return [];
  return valuesAt((value as Readonly<Record<string, unknown>>)[step], rest);
}

async function makeUser(
  { run }: Hosting,
  container: string,
  user: { readonly userPrincipalName: string; readonly isAdmin: boolean },
): Promise<string> {
  const made = await run('Hosted Active Directory::CreateUser', {
    container,
    ...user,
    displayName: user.userPrincipalName,
    newPassword: testPassword,
  });
  return made.user.path;
}

function dnOf(path: string): string {
  return path.slice('LDAP://'.length);
}
