import type { Attributes, Directory } from '@tenantry/directory';
import type { DirectoryHost } from '@tenantry/directory/host';

import { rawChanges, rawSearches, type ToolOptions } from './ldap-tools.ts';
import { measure } from './measure.ts';

export interface OperationsOptions {
  readonly name: string;
  readonly host: DirectoryHost;
  readonly tools: ToolOptions;
  readonly count: number;
  readonly callers: number;
}

/** Adds, changes and searches a second through the port, beside the tools of OpenLDAP on entries that are alike, with as many connections as callers. */
export async function directoryOperations({ name, host, tools, count, callers }: OperationsOptions): Promise<string[]> {
  const { domain } = await host.directory.contexts();
  const [rawUnit, unit] = [`OU=Raw ${callers},${domain}`, `OU=Port ${callers},${domain}`];
  for (const dn of [rawUnit, unit]) await host.directory.add(dn, { objectClass: ['organizationalUnit'] });
  const numbers = Array.from({ length: count }, (_, index) => index);
  const rawUsers = numbers.map((number) => userOf(`r${callers}n${number}`, rawUnit));
  const users = numbers.map((number) => userOf(`p${callers}n${number}`, unit));
  const lines: string[] = [];
  const tell = (what: string, ported: number, raw: number) =>
    lines.push(
      `${`${name}: ${what}, ${callers} callers`.padEnd(46)} ${ported.toFixed(0).padStart(8)}/s   tools ${raw.toFixed(0).padStart(8)}/s   ${((ported / raw) * 100).toFixed(0)} % (goal: 80 %)`,
    );
  const ported = (each: readonly User[], work: (directory: Directory, user: User) => Promise<unknown>) =>
    portRate(host, { items: each, callers, work });

  const rawAdds = await rawChanges(tools, rawUsers.map(addRecord), callers);
  const adds = await ported(users, (directory, { dn, attributes }) => directory.add(dn, attributes));
  tell('adds', adds, rawAdds);

  const rawModifies = await rawChanges(tools, rawUsers.map(modifyRecord), callers);
  const modifies = await ported(users, (directory, { dn, attributes, changed }) =>
    directory.modify(dn, changed, attributes),
  );
  tell('changes', modifies, rawModifies);

  const values = rawUsers.map(({ address }) => `smtp:${address}`);
  const rawFound = await rawSearches(tools, { base: rawUnit, attribute: 'proxyAddresses', values }, callers);
  const found = await ported(users, async (directory, { address }) => {
    const [entry] = await Array.fromAsync(directory.search({ base: unit, filter: `(proxyAddresses=smtp:${address})` }));
    if (!entry) throw new Error(`there is no ${address}`);
  });
  tell('searches', found, rawFound);
  return lines;
}

interface User {
  readonly dn: string;
  readonly address: string;
  readonly attributes: Attributes;
  readonly changed: Attributes;
}

/** A user with what a mailbox has. */
function userOf(name: string, unit: string): User {
  const address = `${name}@bench.example`;
  return {
    dn: `CN=${name},${unit}`,
    address,
    attributes: {
      objectClass: ['top', 'person', 'organizationalPerson', 'user'].slice(-1),
      displayName: [`User ${name}`],
      givenName: ['User'],
      sn: [name],
      title: ['Tester'],
      department: ['Benches'],
      telephoneNumber: ['+1 555 0100'],
      sAMAccountName: [name],
      userPrincipalName: [address],
      mail: [address],
      mailNickname: [name],
      proxyAddresses: [`SMTP:${address}`],
      legacyExchangeDN: [`/o=Bench/cn=${name}`],
    },
    changed: { title: ['Changed'], proxyAddresses: [`SMTP:${address}`, `smtp:second.${address}`] },
  };
}

function addRecord({ dn, attributes }: User): string {
  const values = Object.entries(attributes).flatMap(([name, each]) => each.map((value) => `${name}: ${value}`));
  return `dn: ${dn}\nchangetype: add\n${values.join('\n')}`;
}

/** The same change as the port makes: old values out, new ones in. */
function modifyRecord({ dn, address }: User): string {
  return `dn: ${dn}
changetype: modify
delete: title
title: Tester
-
add: title
title: Changed
-
add: proxyAddresses
proxyAddresses: smtp:second.${address}
-`;
}

interface PortWork<T> {
  readonly items: readonly T[];
  readonly callers: number;
  readonly work: (directory: Directory, item: T) => Promise<unknown>;
}

/** Each caller is one request. */
async function portRate<T>(host: DirectoryHost, { items, callers, work }: PortWork<T>): Promise<number> {
  const left = items.values();
  const sessions = Array.from({ length: callers }, (_, number) =>
    host.driver.open({
      requestId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      planned: false,
      signal: new AbortController().signal,
      operation: () => undefined,
    }),
  );
  const { perSecond } = await measure(callers, Number.POSITIVE_INFINITY, async (caller) => {
    const { value, done } = left.next();
    if (done) return 'end';
    const session = sessions[caller];
    if (session) await work(session.handle(undefined), value);
    return undefined;
  });
  for (const session of sessions) await session.close();
  return perSecond;
}
