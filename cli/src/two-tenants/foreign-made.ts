import type { Run } from './call.ts';
import type { HostingPaths } from './provision-two-tenants.ts';
import type { Tenant } from './tenant.ts';

// Objects that are in the directory but not in the books: what an installation finds that takes over from another system.

/** An organizational unit with two users, a group and a contact, below a reseller. */
export async function addForeignUnit(run: Run, container: string, name = 'Older'): Promise<string> {
  const unit = await addObject(run, 'organizationalUnit', { container, name: `OU=${name}` });
  for (const user of ['olga', 'otto']) {
    await addObject(run, 'user', {
      container: unit,
      name: `CN=${user}`,
      properties: { userPrincipalName: `${user}@older.example`, sAMAccountName: `${user}_older` },
    });
  }
  await addObject(run, 'group', { container: unit, name: 'CN=Older group', properties: { sAMAccountName: 'Older' } });
  await addObject(run, 'contact', { container: unit, name: 'CN=Older contact' });
  return unit;
}

/** A mailbox with sizes of its own, of which plans and stores know nothing. */
export async function addForeignMailbox(run: Run, { domain, ...tenant }: Tenant, name = 'ann'): Promise<string> {
  const path = await tenant.user(name);
  await run('Exchange 2007 Provider::CreateMailbox', {
    path,
    alias: name,
    database: 'EXMBX02\\SG01\\Mailbox Store 1 (EXMBX02)',
    emailAddresses: [`SMTP:${name}@${domain}`, `smtp:${name}.old@${domain}`],
    prohibitSendQuota: 52_428_800,
  });
  return path;
}

/** An offline address book that no organization points to. */
export function addForeignBook(run: Run, { servers }: HostingPaths, name = 'Older Book'): Promise<string> {
  const organization = servers.slice(servers.indexOf('CN=First Organization'));
  return addObject(run, 'msExchOAB', {
    container: `LDAP://CN=Offline Address Lists,CN=Address Lists Container,${organization}`,
    name: `CN=${name}`,
    properties: { siteFolderGUID: sharedFolderGuid },
  });
}

/** The historical import gave many books one folder GUID (KB 947005); 16 octets in base64. */
const sharedFolderGuid = 'AAECAwQFBgcICQoLDA0ODw==';

interface NewObject {
  readonly container: string;
  readonly name: string;
  readonly properties?: Readonly<Record<string, string>>;
}

export async function addObject(run: Run, className: string, object: NewObject): Promise<string> {
  const { container, name, properties = {} } = object;
  const { path } = await run('Active Directory Provider::Create Object', {
    class: className,
    path: `LDAP://${name},${container.slice('LDAP://'.length)}`,
    properties: Object.entries(properties).map(([attribute, value]) => ({ name: attribute, value: [value] })),
  });
  return path;
}
