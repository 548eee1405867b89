import { BasicAuthSecurity, createClientAsync } from 'soap';

// The life of a tenant through the client of node-soap: `life-node.ts ADDRESS USER PASSWORD NAME`. Prints what it saw, one `word value` a line.
const [address = '', user = '', password = '', name = ''] = process.argv.slice(2);

type Call = (method: string, request: unknown) => Promise<unknown>;

/** The methods of a service. node-soap finds them when it reads the WSDL; the compiler cannot know them. */
async function service(title: string): Promise<Call> {
  const client = await createClientAsync(`${address}/${title}/Service.asmx?wsdl`);
  client.setSecurity(new BasicAuthSecurity(user, password));
  return async (method, request) => {
    const call = client[`${method}Async`] as (given: object) => Promise<readonly unknown[]>;
    const given = title === 'MPSGeneral' ? { request } : { [`${method}Request`]: request };
    const [answer] = await call.call(client, given);
    return at(answer, `${method}Result`);
  };
}

const [directory, email, plans, stores, general] = await Promise.all([
  service('HostedActiveDirectory'),
  service('HostedEmail2007'),
  service('ManagedPlans'),
  service('Exchange2007ResourceManager'),
  service('MPSGeneral'),
]);
const domain = `${name.toLowerCase()}.example`;
const plan = `${name}Plan`;
const words = 'ä <&> "quotes" 日本 ]]> 😀';
const reseller = 'LDAP://OU=ConsolidatedMessenger,OU=Hosting,DC=fabrikam,DC=com';

const created = await directory('CreateOrganization', { container: reseller, name, description: words });
const organization = at(created, 'org', 'attributes', 'path');
print('organization', organization);
await email('CreateUserPlan', {
  planName: plan,
  description: words,
  features: { prohibitSendQuota: 1048576, recipientLimits: 'unlimited', popEnabled: false },
});
const found = await plans('GetPlan', { planName: plan });
print('description', at(found, 'planDescription'));
print('features', ...list(at(found, 'features', 'feature')).map((each) => `${at(each, 'name')}=${at(each, 'value')}`));
await email('MailEnableTenant', {
  path: organization,
  planName: 'BusinessGrowing',
  availablePlans: { planName: [plan] },
  domainName: domain,
});
const listed = await email('GetOrganizationAvailablePlans', { organization });
print('plans', ...list(at(listed, 'availablePlans', 'plan')).map((each) => at(each, 'planName')));
const annCreated = await directory('CreateUser', {
  container: organization,
  userPrincipalName: `ann@${domain}`,
  isAdmin: false,
  displayName: words,
  properties: { property: [{ attributes: { name: 'telephoneNumber' }, value: ['+1 555'] }] },
});
const ann = at(annCreated, 'user', 'attributes', 'path');
const first = `SMTP:ann@${domain}`;
await email('CreateMailbox', { user: ann, planName: plan, alias: 'ann', emailAddresses: { value: [first] } });
await email('ModifyMailbox', { user: ann, emailAddresses: { value: [first, `smtp:a&b@${domain}`] } });
const changed = await email('GetMailbox', { user: ann });
print('addresses', ...list(at(changed, 'emailAddresses', 'value')));
process.stdout.write(`limits ${at(changed, 'prohibitSendQuota')} ${at(changed, 'recipientLimits')}\n`);
print('enabled', at(changed, 'enabled'));
const mailStores = list(at(await stores('QueryAllStores', {}), 'mailStores', 'mailStore'));
process.stdout.write(`stores ${mailStores.length} ${at(mailStores[0], 'attributes', 'provisionable')}\n`);
await email('DeleteMailbox', { user: ann });
await email('GetMailbox', { user: ann }).catch((error: unknown) => {
  const detail = at(error, 'root', 'Envelope', 'Body', 'Fault', 'detail', 'ProvisioningFault');
  process.stdout.write(`fault ${at(detail, 'code')} ${at(list(at(detail, 'callStack', 'procedure'))[0], 'name')}\n`);
});
await directory('DeleteUser', { path: ann });
await email('Unsubscribe', { organization });
await directory('DeleteOrganization', { path: organization });
print('response', await general('SubmitMPSRequest', '<request><data><x>1 &lt; 2</x></data></request>'));

/** What stands below a path of names; undefined where nothing does. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value);
}

/** node-soap gives one of several as itself. */
function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function print(word: string, ...values: readonly unknown[]): void {
  process.stdout.write(`${word} ${values.join('|')}\n`);
}
