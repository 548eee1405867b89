import { randomUUID } from 'node:crypto';

import type { Attributes, Directory } from '@tenantry/directory';
import type { DirectoryHost } from '@tenantry/directory/host';

import { bareSearches } from './bare-searches.ts';
import { rawChanges, rawSearches, type SearchedValues, type ToolOptions } from './ldap-tools.ts';
import { measure } from './measure.ts';

/** Turns of tools and port. */
const turns = 5;
/** A search is quick: each is made so often, or most of the time of the tools would be their start. */
const searchesEach = 10;

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
  const make = (kind: string, parent: string) =>
    Array.from({ length: count }, (_, number) => userOf(`${kind}${callers}n${number}`, parent));
  const pairs = { raw: make('r', rawUnit), ported: make('p', unit) };
  const sessions = openSessions(host, callers);
  const searched = (users: readonly User[]): SearchedValues => ({
    base: rawUnit,
    attribute: 'proxyAddresses',
    values: users.map(smtpOf),
  });
  const works: readonly Work[] = [
    {
      what: 'adds',
      raw: (users) => rawChanges(tools, users.map(addRecord), callers),
      ported: (directory, { dn, attributes }) => directory.add(dn, attributes),
    },
    {
      what: 'changes',
      raw: (users) => rawChanges(tools, users.map(modifyRecord), callers),
      ported: (directory, { dn, attributes, changed }) => directory.modify(dn, changed, attributes),
    },
    {
      what: 'searches',
      each: searchesEach,
      raw: (users) => rawSearches(tools, searched(users), callers),
      bare: (users) => bareSearches(tools, searched(users), callers),
      async ported(directory, user) {
        const found = directory.search({ base: unit, filter: `(proxyAddresses=${smtpOf(user)})` });
        if ((await Array.fromAsync(found)).length !== 1) throw new Error(`there is not one ${user.dn}`);
      },
    },
  ];
  const lines: string[] = [];
  for (const work of works) {
    lines.push(lineOf(`${name}: ${work.what}, ${callers} callers`, await inTurn(work, pairs, sessions)));
  }
  for (const session of sessions) await session.close();
  return lines;
}

interface Work {
  readonly what: string;
  /** How often it is done with each user. Default once. */
  readonly each?: number;
  /** Does it by the tools; gives how many a second. */
  raw(users: readonly User[]): Promise<number>;
  /** The same without any client: what Node itself takes. */
  bare?(users: readonly User[]): Promise<number>;
  ported(directory: Directory, user: User): Promise<unknown>;
}

interface Pairs {
  readonly raw: readonly User[];
  readonly ported: readonly User[];
}

type Rates = Record<'raw' | 'ported' | 'bare', number>;

/** Tools and port take turns, so that both have the same weather; the rates are those over all turns. */
async function inTurn(work: Work, { raw, ported }: Pairs, sessions: readonly Session[]): Promise<Rates> {
  const { each = 1, bare = () => Promise.resolve(Number.POSITIVE_INFINITY) } = work;
  const seconds = { raw: 0, ported: 0, bare: 0 };
  const share = Math.ceil(raw.length / turns);
  for (let start = 0; start < raw.length; start += share) {
    const part = (users: readonly User[]) =>
      Array.from({ length: each }, () => users.slice(start, start + share)).flat();
    const [ofTools, ofPort] = [part(raw), part(ported)];
    seconds.raw += ofTools.length / (await work.raw(ofTools));
    seconds.bare += ofTools.length / (await bare(ofTools));
    seconds.ported += ofPort.length / (await portRate(sessions, ofPort, work.ported));
  }
  const count = raw.length * each;
  return { raw: count / seconds.raw, ported: count / seconds.ported, bare: count / seconds.bare };
}

function lineOf(name: string, { raw, ported, bare }: Rates): string {
  const percent = ((ported / raw) * 100).toFixed(0);
  const floor = Number.isFinite(bare) ? `   bare sockets of Node ${bare.toFixed(0).padStart(8)}/s` : '';
  return `${name.padEnd(46)} ${ported.toFixed(0).padStart(8)}/s   tools ${raw.toFixed(0).padStart(8)}/s   ${percent} % (goal: 80 %)${floor}`;
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
      objectClass: ['user'],
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

function smtpOf({ address }: User): string {
  return `smtp:${address}`;
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

type Session = ReturnType<DirectoryHost['driver']['open']>;

/** Each caller is one request. */
function openSessions(host: DirectoryHost, callers: number): Session[] {
  return Array.from({ length: callers }, () =>
    host.driver.open({
      requestId: randomUUID(),
      ranBefore: false,
      planned: false,
      signal: new AbortController().signal,
      operation: () => undefined,
    }),
  );
}

async function portRate(sessions: readonly Session[], users: readonly User[], work: Work['ported']): Promise<number> {
  const left = users.values();
  const { perSecond } = await measure(sessions.length, Number.POSITIVE_INFINITY, async (caller) => {
    const { value, done } = left.next();
    if (done) return 'end';
    const session = sessions[caller];
    if (session) await work(session.handle(undefined), value);
    return undefined;
  });
  return perSecond;
}
