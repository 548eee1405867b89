/** A call in the life of a tenant, and what it has to bring. */
export interface Step {
  readonly service: string;
  readonly operation: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** Part of the content of the answer. */
  readonly expected?: Readonly<Record<string, unknown>>;
  /** Code of the error, and the procedure that it comes from. */
  readonly fault?: string;
}

const reseller = 'OU=ConsolidatedMessenger,OU=Hosting,DC=fabrikam,DC=com';
const words = 'ä <&> "quotes" 日本 ]]> 😀';

/** Gives a tenant a life from its organization to its end, beside others of other names. */
export function lifeOf(name: string): Step[] {
  const domain = `${name.toLowerCase()}.example`;
  const organization = `LDAP://OU=${name},${reseller}`;
  const plan = `${name}Plan`;
  const userAt = (user: string) => `LDAP://CN=${user}@${domain},OU=${name},${reseller}`;
  const ann = userAt('ann');
  const room = userAt('room');
  const list = `LDAP://CN=Sales,OU=${name},${reseller}`;
  const policy = { organization, policyName: 'Careful' };
  const created = { container: organization, isAdmin: false };
  return [
    directory(
      'CreateOrganization',
      { container: `LDAP://${reseller}`, name, description: words },
      { org: { path: organization } },
    ),
    email('CreateUserPlan', {
      planName: plan,
      description: words,
      features: { prohibitSendQuota: 1_048_576, recipientLimits: 'unlimited', popEnabled: false },
    }),
    step('ManagedPlans', 'GetPlan', { planName: plan }, { planName: plan, planDescription: words }),
    directory('Subscribe', { path: organization, planName: 'DirectoryBusiness' }),
    email('MailEnableTenant', {
      path: organization,
      planName: 'BusinessGrowing',
      availablePlans: [plan],
      domainName: domain,
    }),
    email('GetOrganizationAvailablePlans', { organization }, { availablePlans: [{ planName: plan }] }),

    directory(
      'CreateUser',
      {
        ...created,
        userPrincipalName: `ann@${domain}`,
        displayName: words,
        properties: [{ name: 'telephoneNumber', value: ['+1 555'] }],
      },
      { user: { path: ann } },
    ),
    email('CreateMailbox', { user: ann, planName: plan, alias: 'ann', emailAddresses: [`SMTP:ann@${domain}`] }),
    email('ModifyMailbox', { user: ann, emailAddresses: [`SMTP:ann@${domain}`, `smtp:a&b@${domain}`] }),
    email(
      'GetMailbox',
      { user: ann },
      {
        emailAddresses: [`SMTP:ann@${domain}`, `smtp:a&b@${domain}`],
        prohibitSendQuota: 1_048_576,
        recipientLimits: 'unlimited',
        enabled: true,
      },
    ),
    directory('CreateUser', { ...created, userPrincipalName: `room@${domain}` }, { user: { path: room } }),
    email('CreateResourceMailbox', {
      user: room,
      alias: 'room',
      emailAddresses: [`SMTP:room@${domain}`],
      resourceType: 'Room',
      resourceCapacity: 12,
      bookInPolicy: [ann],
      planName: plan,
    }),
    email('GetResourceMailbox', { user: room }, { resourceType: 'Room', resourceCapacity: 12 }),
    email(
      'ListMailboxes',
      { organization, recipientType: 'UserMailbox' },
      { mailboxes: [{ path: ann, planName: plan }] },
    ),

    email('CreateDistributionList', { container: organization, managedBy: ann, name: 'Sales' }, { group: list }),
    email('AddDistributionListMember', { group: list, member: ann }),
    email('ModifyDistributionList', { group: list, displayName: words }),
    email('ListDistributionLists', { organization }, { groups: [{ path: list, displayName: words }] }),
    email('ListDistributionListMembers', { group: list }, { members: [{ path: ann }] }),
    email('DeleteDistributionList', { group: list }),

    mobility('Initialize', {}),
    mobility('CreateOrganizationPlan', {
      planName: `${name}Mobility`,
      description: words,
      features: { maximum: { policies: 2 }, policy: { devicePasswordEnabled: true } },
    }),
    mobility('Subscribe', { organization, planName: `${name}Mobility` }),
    mobility('CreatePolicy', { ...policy, maxDevicePasswordFailedAttempts: 8, requireDeviceEncryption: true }),
    mobility('ModifyPolicy', { ...policy, maxInactivityTimeDeviceLock: '00:05:00' }),
    mobility('SetUserPolicy', { user: ann, policyName: 'Careful' }),
    mobility('GetUserPolicy', { user: ann }, { policyName: 'Careful' }),
    mobility('ClearUserPolicy', { user: ann }),
    mobility('DeletePolicy', policy),

    email('DeleteResourceMailbox', { user: room }),
    email('DeleteMailbox', { user: ann }),
    { ...email('GetMailbox', { user: ann }), fault: 'EXCHANGE_NO_MAILBOX GetMailbox' },
    directory('DeleteUser', { path: room }),
    directory('DeleteUser', { path: ann }),
    mobility('Unsubscribe', { organization }),
    email('Unsubscribe', { organization }),
    directory('DeleteOrganization', { path: organization }),
    {
      service: 'MPSGeneral',
      operation: 'SubmitMPSRequest',
      request: { request: '<request><data><x>1 &lt; 2</x></data></request>' },
      expected: { SubmitMPSRequestResult: '<response><data><x>1 &lt; 2</x></data></response>' },
    },
  ];
}

function directory(...given: Given): Step {
  return step('HostedActiveDirectory', ...given);
}

function email(...given: Given): Step {
  return step('HostedEmail2007', ...given);
}

function mobility(...given: Given): Step {
  return step('HostedMobility2007', ...given);
}

type Given = [operation: string, input: Step['request'], output?: Step['expected']];

function step(service: string, ...[operation, input, output]: Given): Step {
  const expected = output && { expected: { [`${operation}Result`]: output } };
  return { service, operation, request: { [`${operation}Request`]: input }, ...expected };
}
