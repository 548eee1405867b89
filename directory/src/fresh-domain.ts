import type { Attributes } from './directory.ts';
import { splitDn, valueOf } from './distinguished-name.ts';
import type { Contexts } from './port.ts';

/** The Exchange organization of a fresh domain. */
const exchangeOrganization = 'First Organization';

/** The top of a domain. */
export function topOf(domain: string): readonly [string, Attributes] {
  const [first = ''] = splitDn(domain);
  return [domain, { objectClass: ['top', 'domain', 'domainDNS'], dc: [valueOf(first)] }];
}

/** Entries below the top of a fresh domain, parents first: containers and an Exchange organization without servers. */
export function freshDomain({ domain, configuration }: Contexts): readonly [string, Attributes][] {
  const services = `CN=Services,${configuration}`;
  const exchange = `CN=Microsoft Exchange,${services}`;
  const organization = `CN=${exchangeOrganization},${exchange}`;
  const lists = `CN=Address Lists Container,${organization}`;
  const globalLists = `CN=All Global Address Lists,${lists}`;
  const groups = `CN=Administrative Groups,${organization}`;
  const group = `CN=Exchange Administrative Group (FYDIBOHF23SPDLT),${groups}`;
  const transport = `CN=Transport Settings,${organization}`;
  const defaultList = `CN=Default Global Address List,${globalLists}`;
  return [
    [`CN=Users,${domain}`, of('container')],
    [`CN=Microsoft Exchange System Objects,${domain}`, of('msExchSystemObjectsContainer')],
    [configuration, of('configuration')],
    [services, of('container')],
    [exchange, of('msExchConfigurationContainer')],
    [organization, of('msExchOrganizationContainer')],
    [lists, of('msExchContainer')],
    [globalLists, of('msExchContainer')],
    [`CN=All Address Lists,${lists}`, of('msExchContainer')],
    [`CN=Offline Address Lists,${lists}`, of('msExchContainer')],
    [
      defaultList,
      { ...of('addressBookContainer'), displayName: ['Default Global Address List'], systemFlags: ['1610612736'] },
    ],
    [`CN=Recipient Policies,${organization}`, of('msExchRecipientPolicies')],
    [transport, of('msExchTransportSettings')],
    [`CN=Accepted Domains,${transport}`, of('msExchContainer')],
    [`CN=Mobile Mailbox Policies,${organization}`, of('msExchContainer')],
    [`CN=UM DialPlan Container,${organization}`, of('msExchContainer')],
    [`CN=UM IPGateway Container,${organization}`, of('msExchContainer')],
    [`CN=UM AutoAttendant Container,${organization}`, of('msExchContainer')],
    [`CN=UM Mailbox Policies,${organization}`, of('msExchContainer')],
    [groups, of('msExchAdminGroupContainer')],
    [group, of('msExchAdminGroup')],
    [`CN=Servers,${group}`, of('msExchServersContainer')],
  ];
}

function of(objectClass: string): Attributes {
  return { objectClass: ['top', objectClass] };
}
