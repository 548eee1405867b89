import type pg from 'pg';

import type { Attributes } from '../directory.ts';
import { splitDn, treeKey, valueOf } from '../distinguished-name.ts';
import { EntryExists } from '../errors.ts';
import type { DirectoryPort } from '../port.ts';

/** A fresh domain as an administrator would hand it over: the naming contexts and an Exchange organization without servers. */
export async function seedDirectory(pool: pg.Pool, port: DirectoryPort, domain: string): Promise<void> {
  const configuration = `CN=Configuration,${domain}`;
  const { rows } = await pool.query("select from directory.context where name = 'seeded'");
  if (rows.length > 0) return;
  await pool.query(
    `insert into directory.context (name, dn) values ('domain', $1), ('configuration', $2) on conflict do nothing`,
    [domain, configuration],
  );
  await addRoot(pool, domain);
  for (const [dn, attributes] of entries(domain, configuration)) {
    await port.add('', dn, attributes).catch((error: unknown) => {
      // Another engine that starts at the same time was quicker.
      if (!EntryExists.is(error)) throw error;
    });
  }
  await pool.query("insert into directory.context (name, dn) values ('seeded', '') on conflict do nothing");
}

async function addRoot(pool: pg.Pool, domain: string): Promise<void> {
  const [first = ''] = splitDn(domain);
  const attributes = { objectClass: ['top', 'domain', 'domainDNS'], dc: [valueOf(first)], name: [valueOf(first)] };
  await pool.query(
    `insert into directory.entry (guid, tree, parent, dn, attributes, usn)
     values (gen_random_uuid(), $1, '', $2, $3, nextval('directory.usn')) on conflict do nothing`,
    [treeKey(domain), domain, JSON.stringify(attributes)],
  );
}

/** Exchange organization of the embedded directory. */
const exchangeOrganization = 'First Organization';

function entries(domain: string, configuration: string): [string, Attributes][] {
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
