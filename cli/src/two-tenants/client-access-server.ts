import type { Output, Run } from './call.ts';

/** Container of the Exchange servers. */
export const serversContainer =
  'LDAP://CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';

type Properties = Readonly<Record<string, string>>;

/** A client access server with its virtual directory for offline address books, as Exchange setup leaves it. */
export async function addClientAccessServer(run: Run, name: string, settings: Properties = {}): Promise<void> {
  const server = `CN=${name},${serversContainer.slice('LDAP://'.length)}`;
  await addObject(run, 'msExchExchangeServer', server, { msExchCurrentServerRoles: '4' });
  await addObject(run, 'container', `CN=Protocols,${server}`);
  await addObject(run, 'container', `CN=HTTP,CN=Protocols,${server}`);
  const virtualDirectory = `CN=OAB (Default Web Site),CN=HTTP,CN=Protocols,${server}`;
  await addObject(run, 'msExchOABVirtualDirectory', virtualDirectory, settings);
}

/** An object of the configuration. */
export function addObject(
  run: Run,
  className: string,
  ...[dn, attributes = {}]: [string, Properties?]
): Promise<Output> {
  return run('Active Directory Provider::Create Object', {
    class: className,
    path: `LDAP://${dn}`,
    properties: Object.entries(attributes).map(([name, value]) => ({ name, value: [value] })),
  });
}
